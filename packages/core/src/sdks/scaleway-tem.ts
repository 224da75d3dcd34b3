import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

export const messageUnits = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.to' },
      { field: 'cc', path: '0.cc' },
    ],
    hidden: ['0.bcc'],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.subject'],
  html: ['0.html'],
  text: ['0.text'],
  attachments: ['0.attachments[].content'],
  headers: ['0.additionalHeaders[].value'],
} as const satisfies SdkContent

export default {
  name: 'scaleway-tem',
  title: 'Scaleway Transactional Email',
  docs: 'https://www.scaleway.com/en/developers/api/transactional-email/',
  packages: ['@scaleway/sdk-tem', '@scaleway/sdk'],
  clients: ['@scaleway/sdk-tem.Temv1alpha1.API#', '@scaleway/sdk.TransactionalEmail.v1alpha1.API#', '@scaleway/sdk.Temv1alpha1.API#'],
  calls: [{ member: ['createEmail'] }],
  units: messageUnits,
  accepts: { splitsOn: '', address: ['email'], name: ['name'] },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
