import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

const personalized = {
  each: '0.personalizations[]',
  visible: [
    { field: 'to', path: '@to' },
    { field: 'cc', path: '@cc' },
  ],
  hidden: ['@bcc'],
  replyTo: ['0.replyTo', '0.reply_to'],
} as const

/** The v3 body as it goes over the wire: every personalization is a message of its own. */
export const wireUnits = [personalized] as const satisfies readonly SdkUnit[]

export const wireContent = {
  subject: ['0.subject', '0.personalizations[].subject'],
  html: ['0.content[].value'],
  template: ['0.template_id'],
  data: ['0.personalizations[].dynamic_template_data.*', '0.personalizations[].substitutions.*', '0.sections.*', '0.custom_args.*'],
  attachments: ['0.attachments[].content', '0.attachments[].filename'],
  headers: ['0.headers.*', '0.personalizations[].headers.*'],
} as const satisfies SdkContent

export default {
  name: 'sendgrid',
  title: 'SendGrid',
  docs: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/personalizations',
  packages: ['@sendgrid/mail', '@sendgrid/helpers', '@sendgrid/helpers/classes', '@sendgrid/client', '@ntegral/nestjs-sendgrid'],
  // Nest’s service hands its arguments on to `send` and `sendMultiple` as they are.
  clients: ['@sendgrid/mail', '@sendgrid/mail.MailService#', '@ntegral/nestjs-sendgrid.SendGridService#'],
  calls: [
    { member: ['send'], writes: [{ path: '0.isMultiple', value: false }] },
    { member: ['sendMultiple'], writes: [{ path: '0.isMultiple', value: true }] },
    {
      clients: ['@sendgrid/client', '@sendgrid/client.Client#'],
      member: ['request'],
      when: { path: '0.body.personalizations', present: true },
      body: '0.body',
      units: wireUnits,
      content: wireContent,
    },
  ],
  builders: [
    {
      chains: ['@sendgrid/helpers.classes.Mail#', '@sendgrid/helpers/classes.Mail#'],
      from: 0,
      methods: {
        // One more message each time, unlike the method of the same name of a personalization.
        addTo: { field: 'personalizations', effect: 'newUnit', arg: 0, wrap: 'to', also: { cc: 1, bcc: 2 } },
        addPersonalization: { field: 'personalizations', effect: 'append', arg: 0 },
        setPersonalizations: { field: 'personalizations', effect: 'replace', arg: 0 },
        setSubject: { field: 'subject', effect: 'replace', arg: 0 },
        addHtmlContent: { field: 'html', effect: 'replace', arg: 0 },
        addTextContent: { field: 'text', effect: 'replace', arg: 0 },
        setTemplateId: { field: 'templateId', effect: 'replace', arg: 0 },
        setReplyTo: { field: 'replyTo', effect: 'replace', arg: 0 },
      },
      same: ['toJSON'],
    },
    {
      chains: ['@sendgrid/helpers.classes.Personalization#', '@sendgrid/helpers/classes.Personalization#'],
      from: 0,
      methods: {
        addTo: { field: 'to', effect: 'append', arg: 0 },
        addCc: { field: 'cc', effect: 'append', arg: 0 },
        addBcc: { field: 'bcc', effect: 'append', arg: 0 },
        setTo: { field: 'to', effect: 'replace', arg: 0 },
        setCc: { field: 'cc', effect: 'replace', arg: 0 },
        setBcc: { field: 'bcc', effect: 'replace', arg: 0 },
        setSubject: { field: 'subject', effect: 'replace', arg: 0 },
        setDynamicTemplateData: { field: 'dynamicTemplateData', effect: 'replace', arg: 0 },
      },
      same: ['toJSON'],
    },
    { chains: ['@sendgrid/helpers.classes.EmailAddress#', '@sendgrid/helpers/classes.EmailAddress#'], from: 0, methods: {} },
  ],
  units: [
    { when: { path: '0', isArray: true }, each: '0[]', unitIsMessage: true },
    // `to`, `cc`, `bcc` and `isMultiple` of the message itself are then ignored.
    { ...personalized, when: { path: '0.personalizations', present: true } },
    {
      // Only a list is taken apart; a joined string is not.
      when: {
        all: [
          { any: [{ path: '0.isMultiple', is: true }, { path: '1', is: true }, { member: ['sendMultiple'] }] },
          { path: '0.to', isArray: true },
          { not: { path: '0.isMultiple', is: false } },
        ],
      },
      each: '0.to[]',
      visible: [
        { field: 'to', path: '@' },
        { field: 'cc', path: '0.cc' },
      ],
      hidden: ['0.bcc'],
      replyTo: ['0.replyTo', '0.reply_to'],
    },
    {
      each: 'call',
      visible: [
        { field: 'to', path: '0.to' },
        { field: 'cc', path: '0.cc' },
      ],
      hidden: ['0.bcc'],
      replyTo: ['0.replyTo', '0.reply_to'],
    },
  ],
  accepts: { splitsOn: '', address: ['email'], name: ['name'] },
  content: {
    subject: ['0.subject', '0.personalizations[].subject'],
    html: ['0.html', '0.content[].value'],
    text: ['0.text'],
    template: ['0.templateId', '0.template_id'],
    data: [
      '0.dynamicTemplateData.*',
      '0.dynamic_template_data.*',
      '0.personalizations[].dynamicTemplateData.*',
      '0.substitutions.*',
      '0.personalizations[].substitutions.*',
      '0.sections.*',
      '0.customArgs.*',
    ],
    attachments: ['0.attachments[].content', '0.attachments[].filename'],
    headers: ['0.headers.*', '0.personalizations[].headers.*'],
  },
  safeForm: { kind: 'rename', from: 'send', to: 'sendMultiple' },
} as const satisfies SdkModel
