const { createTransport } = require('nodemailer')
const { subscribers, defaults } = require('./store')

const transport = createTransport(process.env.SMTP_URL)

exports.preview = async (editor) => {
  const list = await subscribers()
  const message = { from: 'news@paper.example', to: list.map((s) => s.email), subject: 'Preview', html: '…' }
  await transport.sendMail({ ...message, to: editor.email })
}

exports.issue = async () => {
  const list = await subscribers()
  const message = { from: 'news@paper.example', to: 'news@paper.example', subject: 'The issue', html: '…' }
  // expect: no-exposed-recipients
  await transport.sendMail({ ...message, to: list.map((s) => s.email) })
}

exports.each = async () => {
  const list = await subscribers()
  const message = { from: 'news@paper.example', to: list.map((s) => s.email), subject: 'The issue', html: '…' }
  await Promise.all(list.map((s) => transport.sendMail({ ...message, to: s.email })))
}

exports.overridden = async () => {
  const list = await subscribers()
  // expect: no-exposed-recipients
  const addressed = { to: list.map((s) => s.email) }
  await transport.sendMail({ to: 'news@paper.example', ...defaults, ...addressed })
}

exports.assigned = async () => {
  const list = await subscribers()
  const message = Object.assign({}, defaults, { to: list.map((s) => s.email) }, { to: undefined, bcc: list.map((s) => s.email) })
  await transport.sendMail(message)
}
