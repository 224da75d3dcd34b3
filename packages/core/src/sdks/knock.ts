import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

/** One run for each recipient. The channel's settings may add a Cc, which the code doesn't show. */
export const messageUnits = [{ each: '0.recipients[]', visible: [{ field: 'to', path: '@email' }] }] as const satisfies readonly SdkUnit[]

export const messageContent = { data: ['0.data.*', '0.recipients[].*', '0.actor.*'] } as const satisfies SdkContent

export default {
  name: 'knock',
  title: 'Knock',
  docs: 'https://docs.knock.app/concepts/recipients',
  packages: ['@knocklabs/node'],
  clients: ['@knocklabs/node#', '@knocklabs/node.Knock#'],
  calls: [{ member: ['workflows.trigger', 'notify'] }],
  units: [{ each: '1.recipients[]', visible: [{ field: 'to', path: '@email' }] }],
  accepts: { splitsOn: '', address: ['email'] },
  content: { template: ['0'], data: ['1.data.*', '1.recipients[].*', '1.actor.*'] },
  note: 'Each recipient gets a run of their own; Cc and Bcc are settings of the channel.',
} as const satisfies SdkModel
