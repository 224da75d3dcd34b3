const Koa = require('koa')
const sgMail = require('@sendgrid/mail')

const app = new Koa()

app.use(async (ctx) => {
  const { invitees } = ctx.request.body
  await sgMail.send({
    from: 'club@club.example',
    // expect: no-exposed-recipients
    to: invitees.split(','),
    subject: 'Come to our club',
    text: 'We meet on Fridays.',
  })
  await sgMail.send({ from: 'club@club.example', to: ctx.request.body.email, subject: 'Come to our club', text: 'We meet on Fridays.' })
})
