const nodemailer = require('nodemailer')
const { Member } = require('./models')

const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })
const from = 'club@rowing.example'

async function deliver({ to, subject }) {
  const html = `<p>${subject}</p>`
  if (Array.isArray(to) && to.length > 1) {
    for (const one of to) await transport.sendMail({ from, to: one, subject, html })
    return
  }
  await transport.sendMail({ from, to, subject, html })
}

async function deliverOften({ to, subject, often }) {
  if (often && to.length > 1) {
    for (const one of to) await transport.sendMail({ from, to: one, subject, text: subject })
    return
  }
  await transport.sendMail({ from, to, subject, text: subject })
}

async function regatta(subject) {
  const members = await Member.find()
  const to = members.map((member) => member.email)
  await deliver({ to, subject })
  // expect: no-exposed-recipients
  await deliverOften({ to, subject })
}

module.exports = { regatta }
