import type { SdkModel } from '../sdk.js'
import { messageContent, messageUnits } from './nodemailer.js'

/** Before modules, `Email` was a global of every Meteor server file; the name alone would make half of all forms worth reading. */
export default {
  name: 'meteor-email',
  title: 'Meteor Email',
  docs: 'https://docs.meteor.com/api/email.html',
  packages: ['meteor/email'],
  words: ['Meteor', 'Email.send', 'Email.sendAsync'],
  clients: ['meteor/email.Email'],
  calls: [
    { member: ['send', 'sendAsync'] },
    {
      clients: ['global:Email'],
      member: ['send', 'sendAsync'],
      when: {
        all: [
          { path: '0.from', present: true },
          { path: '0.subject', present: true },
        ],
      },
    },
  ],
  units: messageUnits,
  accepts: { splitsOn: ',', restIsName: true, address: ['address'], name: ['name'] },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
