const nodemailer = require('nodemailer')
const { Member } = require('./models')

class Mail {
  constructor() {
    this.transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })
  }

  async send({ to, subject }) {
    if (Array.isArray(to) && to.filter(Boolean).length > 1) return this.sendEach(to, subject)
    return this.sendOne({ to, subject })
  }

  async sendEach(all, subject) {
    for (const to of all) await this.sendOne({ to, subject })
  }

  async sendOne({ to, subject }) {
    const addresses = Array.isArray(to) ? to.filter(Boolean) : [to].filter(Boolean)
    await this.transport.sendMail({ from: 'club@rowing.example', to: addresses.join(', '), subject, text: subject })
  }
}

const mail = new Mail()

async function regatta(subject) {
  const members = await Member.find()
  await mail.send({ to: members.map((member) => member.email), subject })
  // expect: no-exposed-recipients
  await mail.sendOne({ to: members.map((member) => member.email), subject })
}

module.exports = { regatta }
