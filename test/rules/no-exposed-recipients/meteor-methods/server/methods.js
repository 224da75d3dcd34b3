import { Meteor } from 'meteor/meteor'
import { Email } from 'meteor/email'

Meteor.methods({
  sendEmail({ to, subject, text }) {
    this.unblock()
    Email.send({ to, from: 'team@rides.example', subject, text })
  },
  async notifyEach(addresses, subject, text) {
    for (const address of addresses) {
      await Email.sendAsync({ to: address, from: 'team@rides.example', subject, text })
    }
  },
})
