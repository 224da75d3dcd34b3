const nodemailer = require('nodemailer')
const hbs = require('nodemailer-express-handlebars').default

const transporter = nodemailer.createTransport({ host: 'smtp.shop.example' })
transporter.use('compile', hbs({ viewEngine: { extname: '.hbs' }, viewPath: 'views' }))

async function broadcast(to, subject, html) {
  await transporter.sendMail({
    from: 'shop@shop.example',
    to,
    subject,
    template: 'news',
    context: { html },
  })
}

async function sendOne(to, subject, html) {
  await transporter.sendMail({
    from: 'shop@shop.example',
    to,
    subject,
    template: 'news',
    context: { html },
  })
}

module.exports = { broadcast, sendOne }
