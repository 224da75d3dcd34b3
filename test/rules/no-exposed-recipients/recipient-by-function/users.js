const mongoose = require('mongoose')
const sgMail = require('@sendgrid/mail')

const userSchema = new mongoose.Schema({ email: String, name: String })

userSchema.methods.mail = function (subject, text) {
  return sgMail.send({ to: this.email, from: 'shop@shop.example', subject, text })
}

userSchema.statics.mailAll = async function (subject, text) {
  const users = await this.find({})
  // expect: no-exposed-recipients
  await sgMail.send({ to: users.map((user) => user.email), from: 'shop@shop.example', subject, text })
}

userSchema.statics.mailEach = async function (subject, text) {
  const users = await this.find({})
  await Promise.all(users.map((user) => user.mail(subject, text)))
}

const User = mongoose.model('User', userSchema)

async function mailById(uid, subject, text) {
  const user = await User.findById(uid)
  if (!user) return
  await sgMail.send({ to: `"${user.name}" <${user.email}>`, from: 'shop@shop.example', subject, text })
}

module.exports = { User, mailById, mailMany: (uids, subject, text) => Promise.all(uids.map((uid) => mailById(uid, subject, text))) }
