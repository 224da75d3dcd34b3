const nodemailer = require('nodemailer')
const { Subscriber } = require('./models')

const transport = nodemailer.createTransport(process.env.SMTP_URL)

/** Where an address is that of a list, everybody who is on it. */
async function expanded(addresses) {
  const found = []
  for (const address of addresses) {
    const subscribers = await Subscriber.find({ list: address })
    if (subscribers.length > 0) found.push(...subscribers.map((one) => one.email))
    else found.push(address)
  }
  return Array.from(new Set(found))
}

/** Nobody but this function makes many of the one that its callers name. */
exports.sendMail = async ({ to, subject, text }) => {
  const addresses = await expanded(to.split(',').map((one) => one.trim()))
  // expect: no-exposed-recipients
  await transport.sendMail({ to: addresses.join(', '), subject, text })
}

exports.sendPlain = async ({ to, subject, text }) => {
  const addresses = []
  for (const address of to.split(',')) addresses.push(address.trim())
  await transport.sendMail({ to: addresses.join(', '), subject, text })
}
