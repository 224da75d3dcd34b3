const Email = require('email-templates')
const mongoose = require('mongoose')

const Subscriber = mongoose.model('Subscriber', new mongoose.Schema({ email: String }))
const mail = process.env.SMTP_URL === '' ? null : new Email({ send: true, preview: false })

async function newMenu() {
  try {
    const found = await Subscriber.find({})
    // expect: no-exposed-recipients
    await mail.send({ template: 'menu', message: { to: found.map((one) => one.email) }, locals: {} })
    for (const one of found) await mail.send({ template: 'menu', message: { to: one.email }, locals: {} })
  } catch (error) {
    return false
  }
}

module.exports = newMenu
