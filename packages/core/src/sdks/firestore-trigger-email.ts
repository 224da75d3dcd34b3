import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

const stores = [
  'firebase-admin.firestore()',
  'firebase-admin/firestore.getFirestore()',
  'firebase-admin/firestore.Firestore#',
  '@google-cloud/firestore#',
  '@google-cloud/firestore.Firestore#',
  'firebase/app.firestore()',
  'firebase/compat/app.firestore()',
  'firebase.firestore()',
]

/** The extension's collection is named at install time: `mail` unless the config says otherwise. */
const mail = { matches: '^e?mails?$', option: 'firestoreMailCollection' } as const

const units = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: '0.to' },
      { field: 'to', path: '0.toUids' },
      { field: 'cc', path: '0.cc' },
      { field: 'cc', path: '0.ccUids' },
    ],
    hidden: ['0.bcc', '0.bccUids'],
    replyTo: ['0.replyTo'],
  },
] as const satisfies readonly SdkUnit[]
const secondUnits = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: '1.to' },
      { field: 'to', path: '1.toUids' },
      { field: 'cc', path: '1.cc' },
      { field: 'cc', path: '1.ccUids' },
    ],
    hidden: ['1.bcc', '1.bccUids'],
    replyTo: ['1.replyTo'],
  },
] as const satisfies readonly SdkUnit[]

const secondContent = {
  subject: ['1.message.subject'],
  html: ['1.message.html'],
  text: ['1.message.text'],
  template: ['1.template.name', '1.sendGrid.templateId'],
  data: ['1.template.data.*', '1.sendGrid.dynamicTemplateData.*'],
  attachments: ['1.message.attachments'],
  headers: ['1.headers.*'],
} as const satisfies SdkContent

/**
 * The extension “Trigger Email from Firestore”: the write is the send. Uids are resolved to addresses and added to the
 * same line. A write inside `runTransaction` goes through the callback's parameter and is knowingly missed.
 */
export default {
  name: 'firestore-trigger-email',
  title: 'Firestore Trigger Email',
  docs: 'https://firebase.google.com/docs/extensions/official/firestore-send-email',
  packages: [
    'firebase-admin',
    'firebase-admin/firestore',
    '@google-cloud/firestore',
    'firebase/firestore',
    'firebase/app',
    'firebase/compat/app',
    'firebase',
  ],
  clients: stores,
  calls: [
    { member: ['collection().add', 'collection().doc().set', 'collection().doc().create'], when: { chain: 'collection', arg: 0, ...mail } },
    {
      member: ['batch().set', 'batch().create'],
      when: { chain: 'collection', arg: 0, of: 0, ...mail },
      units: secondUnits,
      content: secondContent,
    },
    {
      clients: ['firebase/firestore'],
      member: ['addDoc'],
      when: { chain: 'collection', arg: 1, of: 0, ...mail },
      units: secondUnits,
      content: secondContent,
    },
    {
      clients: ['firebase/firestore'],
      member: ['setDoc'],
      when: {
        any: [
          { chain: 'doc', arg: 1, of: 0, ...mail },
          { chain: 'collection', arg: 1, of: 0, ...mail },
        ],
      },
      units: secondUnits,
      content: secondContent,
    },
  ],
  units,
  accepts: { splitsOn: ',' },
  content: {
    subject: ['0.message.subject'],
    html: ['0.message.html'],
    text: ['0.message.text'],
    template: ['0.template.name', '0.sendGrid.templateId'],
    data: ['0.template.data.*', '0.sendGrid.dynamicTemplateData.*'],
    attachments: ['0.message.attachments'],
    headers: ['0.headers.*'],
  },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
