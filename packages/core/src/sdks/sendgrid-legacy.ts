import type { SdkModel } from '../sdk.js'
import { wireContent, wireUnits } from './sendgrid.js'

/**
 * The package `sendgrid`: from version 3 on a thin client of the v3 API with helper classes, before that its own
 * `Email` object. `new helper.Mail(from, subject, to, content)` takes one address and is not read.
 */
export default {
  name: 'sendgrid-legacy',
  title: 'SendGrid (package sendgrid)',
  docs: 'https://www.npmjs.com/package/sendgrid',
  packages: ['sendgrid', 'sendgrid/lib/helpers/mail/mail'],
  clients: ['sendgrid()', 'sendgrid.SendGrid()', 'sendgrid.SendGrid#'],
  calls: [
    {
      member: ['API'],
      when: { path: '0.body.personalizations', present: true },
      body: '0.body',
      units: wireUnits,
      content: wireContent,
    },
    { member: ['send'] },
  ],
  builders: [
    { chains: ['sendgrid().emptyRequest()', 'sendgrid.SendGrid().emptyRequest()', 'sendgrid.emptyRequest()'], from: 0, methods: {} },
    {
      chains: ['sendgrid.mail.Mail#', 'sendgrid/lib/helpers/mail/mail.Mail#'],
      methods: {
        addPersonalization: { field: 'personalizations', effect: 'append', arg: 0 },
        setSubject: { field: 'subject', effect: 'replace', arg: 0 },
        addContent: { field: 'content', effect: 'append', arg: 0 },
        setTemplateId: { field: 'template_id', effect: 'replace', arg: 0 },
        setReplyTo: { field: 'reply_to', effect: 'replace', arg: 0 },
      },
      same: ['toJSON'],
    },
    {
      chains: ['sendgrid.mail.Personalization#', 'sendgrid/lib/helpers/mail/mail.Personalization#'],
      methods: {
        addTo: { field: 'to', effect: 'append', arg: 0 },
        addCc: { field: 'cc', effect: 'append', arg: 0 },
        addBcc: { field: 'bcc', effect: 'append', arg: 0 },
        setSubject: { field: 'subject', effect: 'replace', arg: 0 },
      },
      same: ['toJSON'],
    },
    { chains: ['sendgrid.mail.Email#', 'sendgrid/lib/helpers/mail/mail.Email#'], from: 0, methods: {} },
    {
      chains: ['sendgrid().Email#', 'sendgrid.Email#'],
      from: 0,
      methods: {
        addTo: { field: 'to', effect: 'append', arg: 0 },
        setTos: { field: 'to', effect: 'replace', arg: 0 },
        addCc: { field: 'cc', effect: 'append', arg: 0 },
        addBcc: { field: 'bcc', effect: 'append', arg: 0 },
        addSmtpapiTo: { field: 'smtpapiTo', effect: 'append', arg: 0 },
        setSmtpapiTos: { field: 'smtpapiTo', effect: 'replace', arg: 0 },
      },
    },
  ],
  units: [
    { when: { path: '0.smtpapiTo', present: true }, each: '0.smtpapiTo[]', visible: [{ field: 'to', path: '@' }] },
    {
      each: 'call',
      visible: [
        { field: 'to', path: '0.to' },
        { field: 'cc', path: '0.cc' },
      ],
      hidden: ['0.bcc'],
    },
  ],
  accepts: { splitsOn: '', address: ['email'], name: ['name'] },
  content: { subject: ['0.subject'], html: ['0.html'], text: ['0.text'] },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
