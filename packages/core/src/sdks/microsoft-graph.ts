import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

export const messageUnits = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.message.toRecipients' },
      { field: 'cc', path: '0.message.ccRecipients' },
    ],
    hidden: ['0.message.bccRecipients'],
    replyTo: ['0.message.replyTo'],
  },
] as const satisfies readonly SdkUnit[]
/** A draft is sent as it stands by a second request. */
export const draftUnits = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.toRecipients' },
      { field: 'cc', path: '0.ccRecipients' },
    ],
    hidden: ['0.bccRecipients'],
    replyTo: ['0.replyTo'],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.message.subject'],
  html: ['0.message.body.content'],
  text: ['0.message.body.content'],
  attachments: ['0.message.attachments[].contentBytes'],
  headers: ['0.message.internetMessageHeaders[].value'],
} as const satisfies SdkContent
export const draftContent = {
  subject: ['0.subject'],
  html: ['0.body.content'],
  attachments: ['0.attachments[].contentBytes'],
} as const satisfies SdkContent

const posts = ['api().post', 'api().create', 'api().header().post', 'api().headers().post', 'api().version().post']

export default {
  name: 'microsoft-graph',
  title: 'Microsoft Graph',
  docs: 'https://learn.microsoft.com/en-us/graph/api/user-sendmail',
  packages: ['@microsoft/microsoft-graph-client'],
  clients: [
    '@microsoft/microsoft-graph-client.Client.init()',
    '@microsoft/microsoft-graph-client.Client.initWithMiddleware()',
    '@microsoft/microsoft-graph-client.Client#',
  ],
  calls: [
    { member: posts, when: { chain: 'api', arg: 0, matches: '/sendMail$' } },
    { member: posts, when: { chain: 'api', arg: 0, matches: '/messages$' }, draft: true, units: draftUnits, content: draftContent },
  ],
  units: messageUnits,
  accepts: { splitsOn: '', address: ['emailAddress.address'], name: ['emailAddress.name'] },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
