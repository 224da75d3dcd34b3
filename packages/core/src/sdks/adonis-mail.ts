import type { SdkModel } from '../sdk.js'

const fields = {
  to: { field: 'to', effect: 'append', arg: 0 },
  cc: { field: 'cc', effect: 'append', arg: 0 },
  bcc: { field: 'bcc', effect: 'append', arg: 0 },
  replyTo: { field: 'replyTo', effect: 'append', arg: 0 },
  subject: { field: 'subject', effect: 'replace', arg: 0 },
  html: { field: 'html', effect: 'replace', arg: 0 },
  htmlView: { field: 'data', effect: 'replace', arg: 1 },
  text: { field: 'text', effect: 'replace', arg: 0 },
  from: { field: 'from', effect: 'replace', arg: 0 },
} as const

/**
 * The callback of `mail.send` fills a message by adders that pile up. A mail class fills `this.message` in `prepare()`;
 * there each adder is judged by itself, so a class that calls `to()` in a loop is knowingly missed.
 */
export default {
  name: 'adonis-mail',
  title: 'AdonisJS mail',
  docs: 'https://docs.adonisjs.com/guides/digging-deeper/mail',
  packages: ['@adonisjs/mail', '@adonisjs/mail/services/main', '@adonisjs/mail/types', '@ioc:Adonis/Addons/Mail'],
  clients: [
    '@adonisjs/mail/services/main',
    '@adonisjs/mail/services/main.use()',
    '@adonisjs/mail.Mailer#',
    '@ioc:Adonis/Addons/Mail',
    '@ioc:Adonis/Addons/Mail.use()',
  ],
  calls: [
    { member: ['send', 'sendLater', 'sendNow'], fills: { arg: 0, builder: '@adonisjs/mail.Message#' } },
    {
      clients: ['@adonisjs/mail.BaseMail#.message'],
      member: ['to'],
      units: [{ each: 'call', visible: [{ field: 'to', path: '0' }] }],
      content: {},
    },
    {
      clients: ['@adonisjs/mail.BaseMail#.message'],
      member: ['cc'],
      units: [{ each: 'call', visible: [{ field: 'cc', path: '0' }] }],
      content: {},
    },
  ],
  builders: [{ chains: ['@adonisjs/mail.Message#'], methods: fields }],
  units: [
    {
      each: 'call',
      visible: [
        { field: 'to', path: '0.to' },
        { field: 'cc', path: '0.cc' },
      ],
      hidden: ['0.bcc'],
      replyTo: ['0.replyTo'],
    },
  ],
  accepts: { splitsOn: ',', address: ['address'], name: ['name'] },
  content: { subject: ['0.subject'], html: ['0.html'], text: ['0.text'], data: ['0.data.*'] },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
