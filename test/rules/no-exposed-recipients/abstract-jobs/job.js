const mailgun = require('mailgun-js')

class Job {
  constructor({ users, mailer = mailgun({ apiKey: process.env.MAILGUN_KEY, domain: 'mg.farm.example' }) }) {
    this.users = users
    this.mailer = mailer
  }

  recipients() {
    throw new Error('not implemented')
  }

  async run() {
    const to = await this.recipients()
    if (!to.length) return
    // expect: no-exposed-recipients
    await this.mailer.messages().send({ from: 'farm@farm.example', to, subject: this.subject, text: this.text() })
  }

  text() {
    return 'Have a look.'
  }
}

module.exports = { Job }
