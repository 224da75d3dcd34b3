const nodemailer = require('nodemailer')
const { Subscriber } = require('./models')

const transport = nodemailer.createTransport(process.env.SMTP_URL)

/** Whose addresses stand in a text, nobody knows. */
exports.mentioned = async (title, note) => {
  const found = [...`${title} ${note}`.matchAll(/<(?<email>[^>]+)>/g)].map(({ groups }) => groups)
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: found.map((one) => one.email), subject: title, text: note })
}

exports.everybody = async (title, note) => {
  const found = await Subscriber.find()
  // expect: no-exposed-recipients
  await transport.sendMail({ to: found.map((one) => one.email), subject: title, text: note })
}
