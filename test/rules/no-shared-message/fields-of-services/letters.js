const nodemailer = require('nodemailer')

const transport = nodemailer.createTransport(process.env.SMTP_URL)

class Letters {
  constructor() {
    this.letter = { from: 'a@shop.example', subject: 'Welcome ', text: 'Good to see you.' }
  }

  async welcome(email, name) {
    this.letter.to = email
    // expect: no-shared-message
    this.letter.subject += name
    return transport.sendMail(this.letter)
  }
}

/** The same, but made for each request. */
class OneLetter {
  constructor() {
    this.letter = { from: 'a@shop.example', subject: 'Welcome ', text: 'Good to see you.' }
  }

  async welcome(email, name) {
    this.letter.to = email
    this.letter.subject += name
    return transport.sendMail(this.letter)
  }
}

module.exports = { Letters, OneLetter }
