const sgMail = require('@sendgrid/mail')
const mongoose = require('mongoose')

const Company = mongoose.model('Company', new mongoose.Schema({ name: String, contacts: [{ email: String }] }))
const Show = mongoose.model('Show', new mongoose.Schema({ name: String, followers: [{ email: String }] }))

/** The contacts of one company at a time know each other; the followers of a show don’t. */
exports.reports = async () => {
  const companies = await Company.find()
  for (const company of companies) {
    const message = { to: [], from: 'a@example.com', subject: `Report for ${company.name}`, text: 'March' }
    // expect-possible: no-exposed-recipients
    company.contacts.forEach((contact) => message.to.push({ email: contact.email }))
    await sgMail.send(message)
  }
}

exports.reminders = async () => {
  const shows = await Show.find()
  for (const show of shows) {
    // expect: no-exposed-recipients
    await sgMail.send({ to: show.followers.map((one) => one.email), from: 'a@example.com', subject: show.name, text: 'Tonight' })
  }
}
