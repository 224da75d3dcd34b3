import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

const overrides = { hidden: ['0.message.channels.email.override.bcc'], replyTo: ['0.message.channels.email.override.reply_to'] } as const

/** One run for each recipient; only the e-mail channel's override puts an address into every copy. */
export const messageUnits = [
  {
    ...overrides,
    when: { path: '0.message.to', isArray: true },
    each: '0.message.to[]',
    visible: [
      { field: 'to', path: '@email' },
      { field: 'cc', path: '0.message.channels.email.override.cc', splitsOn: ',' },
    ],
  },
  {
    ...overrides,
    each: 'call',
    visible: [
      { field: 'to', path: '0.message.to.email' },
      { field: 'cc', path: '0.message.channels.email.override.cc', splitsOn: ',' },
    ],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.message.content.title'],
  html: ['0.message.content.body', '0.message.content.elements'],
  text: ['0.message.content.body'],
  template: ['0.message.template'],
  data: ['0.message.data.*', '0.message.to[].data.*'],
} as const satisfies SdkContent

/** Version 7 sends by `send.message`, version 6 and before by `send`. */
export default {
  name: 'courier',
  title: 'Courier',
  docs: 'https://www.courier.com/docs/api-reference/send/send-a-message',
  packages: ['@trycourier/courier'],
  clients: [
    '@trycourier/courier#',
    '@trycourier/courier.Courier#',
    '@trycourier/courier.CourierClient#',
    '@trycourier/courier.CourierClient()',
  ],
  calls: [{ member: ['send.message', 'send'] }],
  units: messageUnits,
  accepts: { splitsOn: '', address: ['email'] },
  content: messageContent,
} as const satisfies SdkModel
