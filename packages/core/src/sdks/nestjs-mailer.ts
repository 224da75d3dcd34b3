import type { SdkModel } from '../sdk.js'
import { messageAccepts, messageContent, messageUnits } from './nodemailer.js'

export default {
  name: 'nestjs-mailer',
  title: 'Nest mailer',
  docs: 'https://nest-modules.github.io/mailer/docs/mailer',
  packages: ['@nestjs-modules/mailer', '@nest-modules/mailer'],
  clients: ['@nestjs-modules/mailer.MailerService#', '@nest-modules/mailer.MailerService#'],
  calls: [
    { member: ['sendMail'] },
    {
      clients: ['@nestjs-modules/mailer.MailerBatchService#'],
      member: ['sendBatch'],
      units: [
        {
          each: '0.messages[]',
          visible: [
            { field: 'to', path: '@to' },
            { field: 'cc', path: '@cc' },
          ],
          hidden: ['@bcc'],
        },
      ],
    },
    { clients: ['@nestjs-modules/mailer.MailerQueueService#'], member: ['enqueue'] },
    {
      clients: ['@nestjs-modules/mailer.MailerQueueService#'],
      member: ['enqueueBatch'],
      units: [
        {
          each: '0[]',
          visible: [
            { field: 'to', path: '@to' },
            { field: 'cc', path: '@cc' },
          ],
          hidden: ['@bcc'],
        },
      ],
    },
    // Defaults for every message that doesn't set the field itself.
    {
      clients: ['@nestjs-modules/mailer.MailerModule'],
      member: ['forRoot'],
      when: {
        any: [
          { path: '0.defaults.to', present: true },
          { path: '0.defaults.cc', present: true },
        ],
      },
      units: [
        {
          each: 'call',
          visible: [
            { field: 'to', path: '0.defaults.to' },
            { field: 'cc', path: '0.defaults.cc' },
          ],
          hidden: ['0.defaults.bcc'],
        },
      ],
      content: { subject: ['0.defaults.subject'] },
    },
  ],
  units: messageUnits,
  accepts: messageAccepts,
  // `context` is interpolated into `subject` and an inline `html` as well as into the template.
  content: { ...messageContent, template: ['0.template'], data: ['0.context.*'] },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
