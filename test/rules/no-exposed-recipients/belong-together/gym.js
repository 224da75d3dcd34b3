const nodemailer = require('nodemailer')
const mongoose = require('mongoose')

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const Member = mongoose.model('Member', new mongoose.Schema({ email: String, expiryDate: Date, trainer: mongoose.Types.ObjectId }))

/** A date that rows are compared by binds them to nobody; a trainer does. */
exports.expiring = async (soon) => {
  const members = await Member.find({ expiryDate: { $lte: soon } })
  const to = members.map((member) => member.email)
  // expect: no-exposed-recipients
  await transport.sendMail({ to, subject: 'Renew your membership', text: 'It ends soon.' })
}

exports.unpaid = async () => {
  const members = await Member.find({ paidAt: null })
  const to = members.map((member) => member.email)
  // expect: no-exposed-recipients
  await transport.sendMail({ to, subject: 'Your fee', text: 'It is due.' })
}

exports.training = async (id) => {
  const members = await Member.find({ trainer: id })
  const to = members.map((member) => member.email)
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to, subject: 'Training', text: 'At six.' })
}
