import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

/** One run for each subscriber; the e-mail override puts its addresses into every run. */
export const messageUnits = [
  {
    when: { path: '0.to', isArray: true },
    each: '0.to[]',
    visible: [
      { field: 'to', path: ['0.overrides.email.to', '@email'] },
      { field: 'cc', path: '0.overrides.email.cc' },
    ],
    hidden: ['0.overrides.email.bcc'],
  },
  {
    each: 'call',
    visible: [
      { field: 'to', path: ['0.overrides.email.to', '0.to.email'] },
      { field: 'cc', path: '0.overrides.email.cc' },
    ],
    hidden: ['0.overrides.email.bcc'],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  text: ['0.overrides.email.text'],
  template: ['0.workflowId', '0.name'],
  data: ['0.payload.*', '0.to[].data.*'],
  attachments: ['0.payload.attachments'],
} as const satisfies SdkContent

export default {
  name: 'novu',
  title: 'Novu',
  docs: 'https://docs.novu.co/channels-and-providers/email/overview',
  packages: ['@novu/api', '@novu/node'],
  clients: ['@novu/api.Novu#'],
  calls: [
    { member: ['trigger'] },
    {
      member: ['triggerBulk'],
      units: [
        {
          each: '0.events[]',
          visible: [
            { field: 'to', path: '@overrides.email.to' },
            { field: 'cc', path: '@overrides.email.cc' },
          ],
          hidden: ['@overrides.email.bcc'],
        },
      ],
    },
    // Everyone of the environment, one run each.
    {
      member: ['triggerBroadcast'],
      units: [
        {
          each: 'call',
          visible: [
            { field: 'to', path: '0.overrides.email.to' },
            { field: 'cc', path: '0.overrides.email.cc' },
          ],
        },
      ],
    },
    {
      clients: ['@novu/node.Novu#'],
      member: ['trigger'],
      units: [
        {
          when: { path: '1.to', isArray: true },
          each: '1.to[]',
          visible: [
            { field: 'to', path: ['1.overrides.email.to', '@email'] },
            { field: 'cc', path: '1.overrides.email.cc' },
          ],
          hidden: ['1.overrides.email.bcc'],
        },
        {
          each: 'call',
          visible: [
            { field: 'to', path: ['1.overrides.email.to', '1.to.email'] },
            { field: 'cc', path: '1.overrides.email.cc' },
          ],
          hidden: ['1.overrides.email.bcc'],
        },
      ],
      content: { text: ['1.overrides.email.text'], template: ['0'], data: ['1.payload.*'] },
    },
  ],
  units: messageUnits,
  accepts: { splitsOn: '', address: ['email'] },
  content: messageContent,
} as const satisfies SdkModel
