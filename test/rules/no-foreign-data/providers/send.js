const sgMail = require('@sendgrid/mail')
const postmark = require('postmark')
const formData = require('form-data')
const Mailgun = require('mailgun.js')
const { User } = require('./models')

const client = new postmark.ServerClient(process.env.POSTMARK_KEY)
const mailgun = new Mailgun(formData).client({ username: 'api', key: process.env.MAILGUN_KEY })
const from = 'shop@shop.example'

exports.templateData = async () => {
  const users = await User.find({})
  for (const user of users) {
    await sgMail.send({
      from,
      to: user.email,
      templateId: 'd-1',
      // expect: no-foreign-data
      dynamicTemplateData: { name: user.name, email: users[0].email },
    })
    await sgMail.send({ from, to: user.email, templateId: 'd-1', dynamicTemplateData: { name: user.name, email: user.email } })
  }
}

exports.wholeRecords = async () => {
  const users = await User.find({})
  for (const user of users) {
    // expect: no-foreign-data
    await sgMail.send({ from, to: user.email, templateId: 'd-1', dynamicTemplateData: { user, users } })
    await sgMail.send({ from, to: user.email, templateId: 'd-1', dynamicTemplateData: { user, readers: users.length } })
  }
}

exports.personalized = async () => {
  const users = await User.find({})
  await sgMail.send({
    from,
    templateId: 'd-1',
    personalizations: users.map((user) => ({ to: user.email, dynamicTemplateData: { name: user.name, phone: user.phone } })),
  })
  await sgMail.send({
    from,
    subject: 'News',
    personalizations: users.map((user) => ({ to: user.email })),
    // expect: no-foreign-data
    html: `<p>${users.map((user) => user.phone).join(', ')}</p>`,
  })
}

exports.batch = async () => {
  const users = await User.find({})
  await client.sendEmailBatch(users.map((user) => ({ From: from, To: user.email, Subject: 'Hi', TextBody: `Hi ${user.name}, ${user.phone}` })))
  // expect: no-foreign-data
  await client.sendEmailBatch(users.map((user) => ({ From: from, To: user.email, Subject: 'Hi', TextBody: `Is ${users[0].phone} yours?` })))
}

exports.variables = async () => {
  const users = await User.find({})
  await mailgun.messages.create('shop.example', {
    from,
    to: users.map((user) => user.email),
    subject: 'Hi %recipient.name%',
    text: 'Your number is %recipient.phone%.',
    'recipient-variables': JSON.stringify(Object.fromEntries(users.map((user) => [user.email, { name: user.name, phone: user.phone }]))),
  })
}
