import { Email } from 'meteor/email'
import { Meteor } from 'meteor/meteor'
import { broadcast } from './mailer'

export async function announceToSubscribers() {
  const subscribers = Meteor.users.find({ 'profile.newsletter': true }).fetch()
  await Email.sendAsync({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: subscribers.map((subscriber) => subscriber.emails[0].address),
    subject: 'Planned maintenance on Sunday',
    html: '<p>We are offline from 02:00 to 04:00.</p>',
  })
}

async function deliver(to, subject, html) {
  await Email.sendAsync({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

export async function inviteUsers() {
  const users = Meteor.users.find({ 'profile.beta': true }).fetch()
  await deliver(
    // expect: no-exposed-recipients
    users.map((user) => user.emails[0].address),
    'Your invitation',
    '<p>Join us for the spring meet-up.</p>',
  )
}

export async function notifyMembers() {
  const members = Meteor.users.find().fetch()
  await broadcast(
    // expect: no-exposed-recipients
    members.map((member) => member.emails[0].address),
    'A recall of batch 114',
    '<p>Please stop using it and write to us.</p>',
  )
}
