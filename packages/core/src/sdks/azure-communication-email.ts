import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

export const messageUnits = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.recipients.to' },
      { field: 'cc', path: '0.recipients.cc' },
    ],
    hidden: ['0.recipients.bcc'],
    replyTo: ['0.replyTo'],
  },
] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.content.subject'],
  html: ['0.content.html'],
  text: ['0.content.plainText'],
  attachments: ['0.attachments[].contentInBase64'],
  headers: ['0.headers.*'],
} as const satisfies SdkContent

export default {
  name: 'azure-communication-email',
  title: 'Azure Communication Services',
  docs: 'https://learn.microsoft.com/en-us/javascript/api/@azure/communication-email/emailclient',
  packages: ['@azure/communication-email'],
  clients: ['@azure/communication-email.EmailClient#'],
  calls: [{ member: ['beginSend', 'send'] }],
  units: messageUnits,
  accepts: { splitsOn: '', address: ['address'], name: ['displayName'] },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
