import type { SdkModel } from '../sdk.js'

const depends = { verdict: 'depends', option: 'appwriteProvider' } as const

/**
 * People come as ids of users, targets or topics. With an SMTP provider the server moves them all to Bcc; with the others
 * it hands the list to the provider's adapter, some versions of which put it whole into To. `cc` is always shown.
 */
export default {
  name: 'appwrite',
  title: 'Appwrite Messaging',
  docs: 'https://appwrite.io/docs/references/cloud/server-nodejs/messaging#createEmail',
  packages: ['node-appwrite', '@appwrite.io/console'],
  clients: ['node-appwrite.Messaging#', '@appwrite.io/console.Messaging#'],
  calls: [{ member: ['createEmail'] }],
  units: [
    {
      ...depends,
      // From version 17 on the parameters are one object.
      when: { path: '0.messageId', present: true },
      each: 'call',
      visible: [
        { field: 'to', path: '0.users' },
        { field: 'to', path: '0.targets' },
        { field: 'cc', path: '0.cc' },
      ],
      hidden: ['0.bcc'],
    },
    {
      ...depends,
      each: 'call',
      visible: [
        { field: 'to', path: '4' },
        { field: 'to', path: '5' },
        { field: 'cc', path: '6' },
      ],
      hidden: ['7'],
    },
  ],
  accepts: { splitsOn: '' },
  content: { subject: ['0.subject', '1'], html: ['0.content', '2'], text: ['0.content', '2'], attachments: ['0.attachments', '8'] },
  safeForm: { kind: 'loop' },
  note: 'The provider configured in the Appwrite console decides whether users and targets see each other.',
} as const satisfies SdkModel
