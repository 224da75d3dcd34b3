import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

export const messageUnits = [
  { each: 'call', visible: [{ field: 'to', path: '0.to' }], hidden: ['0.bcc'], replyTo: ['0.reply_to'] },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.subject'],
  html: ['0.body', '0.body_amp'],
  text: ['0.body_plain'],
  template: ['0.transactional_message_id'],
  data: ['0.message_data.*'],
  headers: ['0.headers.*'],
} as const satisfies SdkContent

/** `to` is one string by its type; a joined list goes through unsplit. */
export default {
  name: 'customerio',
  title: 'Customer.io',
  docs: 'https://docs.customer.io/journeys/transactional-faq',
  packages: ['customerio-node', 'customerio-node/api'],
  clients: ['customerio-node.APIClient#', 'customerio-node/api.APIClient#'],
  calls: [{ member: ['sendEmail'] }],
  builders: [
    {
      chains: ['customerio-node.SendEmailRequest#', 'customerio-node/api.SendEmailRequest#'],
      from: 0,
      methods: { attach: { field: 'attachments', effect: 'append', arg: 1 } },
    },
  ],
  units: messageUnits,
  accepts: { splitsOn: ',' },
  content: { ...messageContent, attachments: ['0.attachments'] },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
