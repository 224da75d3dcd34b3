import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

export const messageUnits = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.Recipients.To' },
      { field: 'cc', path: '0.Recipients.CC' },
    ],
    hidden: ['0.Recipients.BCC'],
    replyTo: ['0.Content.ReplyTo'],
  },
] as const satisfies readonly SdkUnit[]
export const bulkUnits = [
  { each: '0.Recipients[]', visible: [{ field: 'to', path: '@' }], replyTo: ['0.Content.ReplyTo'] },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.Content.Subject'],
  html: ['0.Content.Body[].Content'],
  text: ['0.Content.Body[].Content'],
  template: ['0.Content.TemplateName'],
  data: ['0.Content.Merge.*', '0.Recipients[].Fields.*'],
  attachments: ['0.Content.Attachments[].BinaryContent'],
  headers: ['0.Content.Headers.*'],
} as const satisfies SdkContent

export default {
  name: 'elasticemail',
  title: 'Elastic Email',
  docs: 'https://elasticemail.com/developers/api-documentation/rest-api',
  packages: ['@elasticemail/elasticemail-client-ts-axios', '@elasticemail/elasticemail-client'],
  clients: ['@elasticemail/elasticemail-client-ts-axios.EmailsApi#', '@elasticemail/elasticemail-client.EmailsApi#'],
  calls: [{ member: ['emailsTransactionalPost'] }, { member: ['emailsPost'], units: bulkUnits }],
  units: messageUnits,
  accepts: { splitsOn: '', address: ['Email'] },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
