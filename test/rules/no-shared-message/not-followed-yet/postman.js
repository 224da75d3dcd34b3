const nodemailer = require('nodemailer')

/** What a constructor function keeps in `this` is no state that is followed: classes’ fields are. */
function Postman() {
  this.transport = nodemailer.createTransport(process.env.SMTP_URL)
  this.letter = { from: 'desk@shop.example', to: '', subject: 'Your password', text: 'Your password is ' }
}

Postman.prototype.send = function (email, password) {
  this.letter.to = email
  // missing: no-shared-message
  this.letter.text += password
  this.transport.sendMail(this.letter, () => {})
}

Postman.prototype.sendOwn = function (email, password) {
  this.transport.sendMail({ from: 'desk@shop.example', to: email, subject: 'Your password', text: `Your password is ${password}` }, () => {})
}

module.exports = new Postman()
