const nodemailer = require('nodemailer')
const hbs = require('nodemailer-express-handlebars').default
const mongoose = require('mongoose')
const { sendOne } = require('./mailer')

const transporter = nodemailer.createTransport({ host: 'smtp.shop.example' })
transporter.use('compile', hbs({ viewEngine: { extname: '.hbs' }, viewPath: 'views' }))
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: String, newsletter: Boolean }))

async function announceToUsers() {
  const users = await User.find({ newsletter: true })
  for (const user of users) {
    await transporter.sendMail({
      from: 'shop@shop.example',
      to: user.email,
      subject: 'March newsletter',
      template: 'news',
      context: { html: '<p>What we shipped this month.</p>' },
    })
  }
}

async function deliver(to, subject, html) {
  await transporter.sendMail({
    from: 'shop@shop.example',
    to,
    subject,
    template: 'news',
    context: { html },
  })
}

async function inviteSubscribers() {
  const subscribers = await User.find({ newsletter: true }).lean()
  await Promise.all(subscribers.map((subscriber) => deliver(subscriber.email, 'Doors open at seven', '<p>See you on Friday.</p>')))
}

async function notifyCustomers() {
  const customers = await User.find({ customer: true })
  for (const customer of customers) {
    await sendOne(customer.email, 'Our prices change in May', '<p>Your plan stays as it is until then.</p>')
  }
}

async function copyToUsers() {
  const users = await User.find({ newsletter: true })
  await transporter.sendMail({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    bcc: users.map((user) => user.email),
    subject: 'March newsletter',
    template: 'news',
    context: { html: '<p>What we shipped this month.</p>' },
  })
}

module.exports = { announceToUsers, inviteSubscribers, notifyCustomers, copyToUsers }
