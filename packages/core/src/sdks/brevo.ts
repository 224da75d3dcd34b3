import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

export const messageUnits = [
  {
    when: { path: '0.messageVersions', present: true },
    each: '0.messageVersions[]',
    visible: [
      { field: 'to', path: '@to' },
      { field: 'cc', path: '@cc' },
    ],
    hidden: ['@bcc'],
    replyTo: ['@replyTo'],
  },
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.to' },
      { field: 'cc', path: '0.cc' },
    ],
    hidden: ['0.bcc'],
    replyTo: ['0.replyTo'],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.subject', '0.messageVersions[].subject'],
  html: ['0.htmlContent', '0.messageVersions[].htmlContent'],
  text: ['0.textContent', '0.messageVersions[].textContent'],
  template: ['0.templateId'],
  data: ['0.params.*', '0.messageVersions[].params.*'],
  attachments: ['0.attachment[].content', '0.attachment[].url'],
  headers: ['0.headers.*'],
} as const satisfies SdkContent

/** Version 4 of the package has `BrevoClient`; versions 1 to 3 and the older packages have `TransactionalEmailsApi`. */
export default {
  name: 'brevo',
  title: 'Brevo',
  docs: 'https://developers.brevo.com/docs/batch-send-transactional-emails',
  packages: ['@getbrevo/brevo', 'sib-api-v3-sdk', 'sib-api-v3-typescript'],
  clients: [
    '@getbrevo/brevo.TransactionalEmailsApi#',
    'sib-api-v3-sdk.TransactionalEmailsApi#',
    'sib-api-v3-sdk.SMTPApi#',
    'sib-api-v3-typescript.TransactionalEmailsApi#',
  ],
  calls: [
    { member: ['sendTransacEmail'] },
    { clients: ['@getbrevo/brevo.BrevoClient#'], member: ['transactionalEmails.sendTransacEmail'] },
  ],
  builders: [
    {
      chains: ['@getbrevo/brevo.SendSmtpEmail#', 'sib-api-v3-sdk.SendSmtpEmail#', 'sib-api-v3-typescript.SendSmtpEmail#'],
      from: 0,
      methods: {},
    },
  ],
  units: messageUnits,
  accepts: { splitsOn: '', address: ['email'], name: ['name'] },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
