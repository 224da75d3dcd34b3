const nodemailer = require('nodemailer')
const { tenantsOf } = require('./houses')

const transport = nodemailer.createTransport({ sendmail: true })

const base = () => ({ from: 'rent@house.example', subject: 'Heating', text: 'No heating on Monday.' })

exports.assigned = async (houseId) => {
  const message = base()
  const renters = await tenantsOf(houseId)
  // expect: no-exposed-recipients
  message.to = renters.map((renter) => renter.email)
  await transport.sendMail(message)
}

exports.bracketed = async (houseId) => {
  const renters = await tenantsOf(houseId)
  const message = { ...base(), to: 'rent@house.example' }
  // expect: no-exposed-recipients
  message['cc'] = renters.map((renter) => renter.email).join(',')
  await transport.sendMail(message)
}

exports.merged = async (houseId) => {
  const renters = await tenantsOf(houseId)
  const message = base()
  // expect: no-exposed-recipients
  Object.assign(message, { to: renters.map((renter) => renter.email) })
  await transport.sendMail(message)
}

exports.removed = async (houseId) => {
  const renters = await tenantsOf(houseId)
  const message = { ...base(), to: renters.map((renter) => renter.email) }
  message.bcc = message.to
  delete message.to
  await transport.sendMail(message)
}

exports.replaced = async (houseId) => {
  const renters = await tenantsOf(houseId)
  const message = { ...base(), to: renters.map((renter) => renter.email) }
  for (const renter of renters) {
    message.to = renter.email
    await transport.sendMail(message)
  }
}

exports.narrowed = async (houseId) => {
  let to = (await tenantsOf(houseId)).map((renter) => renter.email)
  to = to[0]
  await transport.sendMail({ ...base(), to })
}

exports.defaulted = async (houseId, to) => {
  const renters = await tenantsOf(houseId)
  to ||= renters.map((renter) => renter.email)
  // expect: no-exposed-recipients
  await transport.sendMail({ ...base(), to })
}

exports.truncated = async (houseId) => {
  const to = (await tenantsOf(houseId)).map((renter) => renter.email)
  to.length = 1
  await transport.sendMail({ ...base(), to })
}
