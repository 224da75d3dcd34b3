import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

/** The server makes one copy for each address in `to`. */
export const messageUnits = [
  { each: '0.to[]', visible: [{ field: 'to', path: '@' }], replyTo: ['0.reply'] },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.subject'],
  html: ['0.body'],
  text: ['0.body'],
  data: ['0.data.*'],
} as const satisfies SdkContent

export default {
  name: 'plunk',
  title: 'Plunk',
  docs: 'https://docs.useplunk.com/api-reference/public-api/sendEmail',
  packages: ['@plunk/node'],
  clients: ['@plunk/node#', '@plunk/node.Plunk#'],
  calls: [
    { member: ['emails.send'] },
    { member: ['events.track'], units: [{ each: 'call', visible: [{ field: 'to', path: '0.email' }] }] },
  ],
  units: messageUnits,
  accepts: { splitsOn: '' },
  content: messageContent,
} as const satisfies SdkModel
