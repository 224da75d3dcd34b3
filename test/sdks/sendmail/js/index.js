const sendmail = require('sendmail')()
const gmail = require('gmail-send')({ user: 'shop@shop.example', pass: process.env.GMAIL_PASSWORD, subject: 'News' })
const mongoose = require('mongoose')

const User = mongoose.model('User', new mongoose.Schema({ email: String, news: Boolean }))

exports.news = async () => {
  const users = await User.find({ news: true })
  // expect: no-exposed-recipients
  sendmail({ from: 'shop@shop.example', to: users.map((user) => user.email).join(', '), subject: 'News', html: '<p>May</p>' }, console.log)
  for (const user of users)
    sendmail({ from: 'shop@shop.example', to: user.email, subject: 'News', html: '<p>May</p>' }, console.log)
}

exports.byGmail = async () => {
  const users = await User.find({ news: true })
  // expect: no-exposed-recipients
  await gmail({ to: users.map((user) => user.email), text: 'New in May' })
  for (const user of users) await gmail({ to: user.email, text: 'New in May' })
}
