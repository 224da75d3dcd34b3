const sgMail = require('@sendgrid/mail')
const config = require('./config')
const Settings = require('./settings')

sgMail.setApiKey(config.sendgridKey)

const ON_CALL = ['pager@ops.example', 'lead@ops.example', 'cto@ops.example']

exports.down = (service) => sgMail.send({ from: config.from, to: ON_CALL, subject: `${service} is down`, text: 'Look.' })

exports.slow = (service) => {
  const to = (process.env.ALERT_EMAILS || '').split(',').map((address) => address.trim()).filter(Boolean)
  return sgMail.send({ from: config.from, to, subject: `${service} is slow`, text: 'Look.' })
}

exports.disk = (host) => sgMail.send({ from: config.from, to: config.alertRecipients, cc: config.managers, subject: host, text: 'Full.' })

exports.report = async () => {
  const settings = await Settings.findOne({ key: 'reports' })
  await sgMail.send({ from: config.from, to: settings.reportRecipients, subject: 'Weekly report', text: '…' })
}

exports.test = () => sgMail.send({ from: config.from, to: [config.from, 'postmaster@ops.example'], subject: 'Test', text: 'Works.' })
