const nodemailer = require('nodemailer')
const { model, Schema } = require('mongoose')

const Follower = model('Follower', new Schema({ email: String, active: Boolean }))

/** A function that gives an object gives it to `new` as well. */
class Announcements {
  constructor() {
    this.transporter = new nodemailer.createTransport({ host: process.env.SMTP_HOST })
  }

  async toAll(text) {
    const followers = await Follower.find({ active: true })
    await this.transporter.sendMail({
      from: 'news@band.example',
      // expect: no-exposed-recipients
      to: followers.map((follower) => follower.email),
      subject: 'News',
      text,
    })
  }

  async toEach(text) {
    for (const follower of await Follower.find({ active: true }))
      await this.transporter.sendMail({ from: 'news@band.example', to: follower.email, subject: 'News', text })
  }
}

module.exports = Announcements
