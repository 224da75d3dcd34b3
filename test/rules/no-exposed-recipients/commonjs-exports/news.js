const mongoose = require('mongoose')
const { sendMail } = require('./lib/send-mail')

const Subscriber = mongoose.model('Subscriber', new mongoose.Schema({ email: String }))
const from = 'office@school.example'

/** The client's own method under another name, in a file of its own. */
exports.news = async (text) => {
  const subscribers = await Subscriber.find()
  const to = subscribers.map((one) => one.email)
  // expect: no-exposed-recipients
  await sendMail({ from, to, subject: 'News', text })
  for (const one of subscribers) await sendMail({ from, to: one.email, subject: 'News', text })
}
