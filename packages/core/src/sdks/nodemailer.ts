import type { SdkAccepts, SdkContent, SdkModel, SdkUnit, SdkVisible } from '../sdk.js'

const shown = [
  { field: 'to', path: '0.to' },
  { field: 'cc', path: '0.cc' },
  // Header lines of these names are read as recipients, where code writes them: tags that are copied under any name are none.
  { field: 'to', path: ['0.headers.=To', '0.headers.=to'] },
  { field: 'cc', path: ['0.headers.=Cc', '0.headers.=cc', '0.headers.=CC'] },
] as const satisfies readonly SdkVisible[]

/** A nodemailer message; Nest, Payload, Strapi and Meteor hand theirs through unchanged. */
export const messageUnits = [
  { when: { path: '0.raw', present: true }, each: 'call', visible: shown, hidden: ['0.bcc'], raw: '0.raw' },
  { each: 'call', visible: shown, hidden: ['0.bcc'], replyTo: ['0.replyTo'] },
] as const satisfies readonly SdkUnit[]

export const messageAccepts = { splitsOn: ',;', restIsName: true, address: ['address'], name: ['name'] } as const satisfies SdkAccepts

export const messageContent = {
  subject: ['0.subject'],
  html: ['0.html', '0.watchHtml', '0.amp', '0.alternatives[].content'],
  text: ['0.text'],
  attachments: ['0.attachments[].content', '0.attachments[].path', '0.attachments[].filename', '0.icalEvent.content'],
  headers: ['0.headers.*', '0.list.*', '0.sender', '0.references'],
  raw: ['0.raw'],
} as const satisfies SdkContent

/**
 * Nodemailer and everything that only changes how a transporter renders or carries the same `sendMail` call:
 * `nodemailer-express-handlebars` (a compile plugin: `template` and `context` beside the usual fields),
 * `nodemailer-mailgun-transport`, `nodemailer-sendgrid`, `nodemailer-sendgrid-transport`, `nodemailer-ses-transport`,
 * `MailtrapTransport`. They have no rows of their own: one call would match twice. Two of the transports isolate when
 * the message carries a sibling field; the others show To and Cc as SMTP does.
 *
 * `envelope` changes who gets the mail, never what is shown, so no unit reads it. A plugin given to `use('compile', …)`
 * may rewrite any field; that is knowingly missed.
 */
export default {
  name: 'nodemailer',
  title: 'Nodemailer',
  docs: 'https://nodemailer.com/message/',
  packages: [
    'nodemailer',
    'nodemailer/lib/mailer',
    'nodemailer/lib/mail-composer',
    'nodemailer-express-handlebars',
    'nodemailer-mailgun-transport',
    'nodemailer-sendgrid',
    'nodemailer-sendgrid-transport',
    'nodemailer-ses-transport',
    'nodemailer-smtp-transport',
  ],
  clients: ['nodemailer.createTransport()', 'nodemailer.Transporter#', 'nodemailer/lib/mailer#'],
  calls: [
    { member: ['sendMail'] },
    // Defaults given to the transporter apply to every message that doesn't set the field itself.
    {
      clients: ['nodemailer'],
      member: ['createTransport'],
      when: {
        any: [
          { path: '1.to', present: true },
          { path: '1.cc', present: true },
          { path: '1.bcc', present: true },
        ],
      },
      units: [
        {
          each: 'call',
          visible: [
            { field: 'to', path: '1.to' },
            { field: 'cc', path: '1.cc' },
          ],
          hidden: ['1.bcc'],
        },
      ],
      content: { subject: ['1.subject'], html: ['1.html'], text: ['1.text'] },
    },
    // The text it builds is sent, or kept as a draft, by another API, which sees To and Cc only; Bcc is dropped on the way.
    { clients: ['nodemailer/lib/mail-composer'], member: [''], construct: true, draft: true, units: [{ each: 'call', visible: shown }] },
  ],
  units: [
    {
      when: { all: [{ madeWith: ['nodemailer-mailgun-transport()'] }, { path: '0["recipient-variables"]', present: true }] },
      each: '0.to[]',
      splitStrings: true,
      visible: [
        { field: 'to', path: '@' },
        { field: 'cc', path: '0.cc' },
      ],
      hidden: ['0.bcc'],
    },
    {
      when: {
        all: [{ madeWith: ['nodemailer-sendgrid()'] }, { path: '0.isMultiple', is: true }, { path: '0.to', isArray: true }],
      },
      each: '0.to[]',
      visible: [
        { field: 'to', path: '@' },
        { field: 'cc', path: '0.cc' },
      ],
      hidden: ['0.bcc'],
    },
    ...messageUnits,
  ],
  accepts: messageAccepts,
  content: { ...messageContent, template: ['0.template'], data: ['0.context.*'] },
  safeForm: { kind: 'loop' },
  note: 'A list joined by blanks or newlines reaches its first address only, with all the others as its display name.',
} as const satisfies SdkModel
