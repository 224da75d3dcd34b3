import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

const messageUnits = [
  {
    // For each of these the package adds a recipient whose To line is the joined list of all the others.
    when: {
      any: [
        { path: '0.cc', present: true },
        { path: '0.bcc', present: true },
      ],
    },
    each: 'call',
    visible: [
      { field: 'to', path: '0.recipients[].address' },
      { field: 'cc', path: '0.cc' },
    ],
  },
  {
    each: '0.recipients[]',
    visible: [
      { field: 'to', path: ['@address.header_to', '@address'] },
      { field: 'cc', path: '0.content.headers.CC', splitsOn: ',' },
    ],
    replyTo: ['0.content.reply_to'],
  },
] as const satisfies readonly SdkUnit[]

/** Over HTTP the convenience keys mean nothing: every recipient gets one copy. */
export const wireUnits = [messageUnits[1]] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.content.subject'],
  html: ['0.content.html'],
  text: ['0.content.text'],
  template: ['0.content.template_id'],
  data: ['0.substitution_data.*', '0.recipients[].substitution_data.*', '0.metadata.*'],
  attachments: ['0.content.attachments[].data'],
  headers: ['0.content.headers.*'],
} as const satisfies SdkContent

export default {
  name: 'sparkpost',
  title: 'SparkPost',
  docs: 'https://developers.sparkpost.com/api/transmissions/',
  packages: ['sparkpost'],
  clients: ['sparkpost#'],
  calls: [{ member: ['transmissions.send'] }],
  units: messageUnits,
  accepts: { splitsOn: '', address: ['address.email', 'email'], name: ['address.name', 'name'] },
  content: messageContent,
} as const satisfies SdkModel
