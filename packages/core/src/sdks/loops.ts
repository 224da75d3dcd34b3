import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

/** One address a call, by design: a joined list is one broken address. */
export const messageUnits = [{ each: 'call', visible: [{ field: 'to', path: '0.email' }] }] as const satisfies readonly SdkUnit[]

export const messageContent = {
  template: ['0.transactionalId'],
  data: ['0.dataVariables.*', '0.eventProperties.*'],
  attachments: ['0.attachments[].data'],
} as const satisfies SdkContent

export default {
  name: 'loops',
  title: 'Loops',
  docs: 'https://loops.so/docs/api-reference/send-transactional-email',
  packages: ['loops'],
  clients: ['loops.LoopsClient#'],
  calls: [{ member: ['sendTransactionalEmail', 'sendEvent'] }],
  units: messageUnits,
  accepts: { splitsOn: '' },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
