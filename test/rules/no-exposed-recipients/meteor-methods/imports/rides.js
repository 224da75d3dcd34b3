import { Meteor } from 'meteor/meteor'
import { Riders } from './collections'

export function rideCancelled(rideId) {
  const riders = Riders.find({ rideId }).fetch()
  Meteor.call('sendEmail', {
    // expect: no-exposed-recipients
    to: riders.map((rider) => rider.email),
    subject: 'Your ride is cancelled',
    text: 'Sorry.',
  })
}

export function rideConfirmed(riderId) {
  const rider = Riders.findOne(riderId)
  Meteor.call('sendEmail', { to: rider.email, subject: 'Your ride', text: 'At eight.' })
}

export function rideLate(rideId) {
  const riders = Riders.find({ rideId }).fetch()
  Meteor.call('notifyEach', riders.map((rider) => rider.email), 'Ten minutes late', 'Sorry.')
}
