const nodemailer = require('nodemailer')

/** A helper of a Sails application: models are globals. */
module.exports = {
  friendlyName: 'Notify members',

  inputs: { subject: { type: 'string' }, text: { type: 'string' } },

  fn: async function ({ subject, text }) {
    const transporter = nodemailer.createTransport(sails.config.custom.smtp)
    const subscribers = await Subscriber.find({ where: { active: true }, select: ['emailAddress'] })
    // expect: no-exposed-recipients
    await transporter.sendMail({ to: subscribers.map((one) => one.emailAddress), subject, text })

    for (const { emailAddress } of subscribers) await transporter.sendMail({ to: emailAddress, subject, text })

    const author = await Author.findOne({ id: 1 })
    await transporter.sendMail({ to: author.emailAddress, subject, text })
  },
}
