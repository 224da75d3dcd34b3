const nodemailer = require('nodemailer')
const { Op, Sequelize } = require('sequelize')
const { Account, Donation, Membership, User } = require('./models')

const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })

/** Sequelize’s conditions stand under symbols. */
async function yearOf(account, text) {
  const admins = await Membership.findAll({ where: { accountId: account.id, role: 'ADMIN' } })
  const users = await User.findAll({ where: { accountId: { [Op.in]: admins.map((one) => one.memberAccountId) } } })
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: users.map((one) => one.email), subject: 'Your year', text })
}

async function thanks(text) {
  const donations = await Donation.findAll({ where: { role: { [Op.ne]: 'ADMIN' } } })
  const donors = await User.findAll({ where: { accountId: { [Op.in]: donations.map((one) => one.accountId) } } })
  // expect: no-exposed-recipients
  await transport.sendMail({ to: donors.map((one) => one.email), subject: 'Thank you', text })
}

async function editorsOrManagers(text) {
  const some = await User.findAll({ where: { role: { [Sequelize.Op.in]: ['editor', 'manager'] } } })
  // expect-possible: no-exposed-recipients
  await transport.sendMail({ to: some.map((one) => one.email), subject: 'The week', text })

  const others = await User.findAll({ where: { role: { [Op.notIn]: ['editor', 'manager'] } } })
  // expect: no-exposed-recipients
  await transport.sendMail({ to: others.map((one) => one.email), subject: 'We have moved', text })

  const old = await Account.findAll({ where: { role: { [Op.or]: ['customer', 'guest'] } } })
  // expect: no-exposed-recipients
  await transport.sendMail({ to: old.map((one) => one.email), subject: 'We have moved', text })
}

module.exports = { editorsOrManagers, thanks, yearOf }
