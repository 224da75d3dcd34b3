import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

const shown = [{ field: 'to', path: '0.message.to[type!=bcc]' }] as const
const unseen = ['0.message.to[type=bcc]', '0.message.bcc_address'] as const

export const messageUnits = [
  { when: { path: '0.message.preserve_recipients', is: true }, each: 'call', visible: shown, hidden: unseen },
  { when: { path: '0.message.preserve_recipients', is: false }, each: '0.message.to[]', visible: [{ field: 'to', path: '@' }] },
  // Unset, a box in the account decides; merge variables don't.
  { each: 'call', visible: shown, hidden: unseen, verdict: 'depends', option: 'mandrillPreserveRecipients' },
] as const satisfies readonly SdkUnit[]
export const rawUnits = [{ each: 'call', raw: '0.raw_message' }] as const satisfies readonly SdkUnit[]

export const messageContent = {
  subject: ['0.message.subject'],
  html: ['0.message.html'],
  text: ['0.message.text'],
  template: ['0.template_name'],
  data: [
    '0.template_content[].content',
    '0.message.global_merge_vars[].content',
    '0.message.merge_vars[].vars[].content',
    '0.message.metadata.*',
  ],
  attachments: ['0.message.attachments[].content'],
  headers: ['0.message.headers.*'],
  raw: ['0.raw_message'],
} as const satisfies SdkContent

export default {
  name: 'mailchimp-transactional',
  title: 'Mailchimp Transactional',
  docs: 'https://mailchimp.com/developer/transactional/api/messages/send-new-message/',
  packages: ['@mailchimp/mailchimp_transactional', 'mandrill-api', 'mandrill-api/mandrill'],
  clients: ['@mailchimp/mailchimp_transactional()', 'mandrill-api.Mandrill#', 'mandrill-api/mandrill.Mandrill#'],
  calls: [{ member: ['messages.send', 'messages.sendTemplate'] }, { member: ['messages.sendRaw'], units: rawUnits }],
  units: messageUnits,
  accepts: { splitsOn: '', address: ['email'], name: ['name'] },
  content: messageContent,
  safeForm: { kind: 'field', at: '0.message', key: 'preserve_recipients', value: 'false' },
  note: 'Where preserve_recipients is not set, the account option “Expose the list of recipients” decides.',
} as const satisfies SdkModel
