import type { SdkModel } from '../sdk.js'
import { messageAccepts, messageContent, messageUnits } from './nodemailer.js'

const services = [
  'global:strapi.plugins.email.services.email',
  'global:strapi.plugins.email.provider',
  'named:strapi.plugins.email.services.email',
]

/** `strapi` is a global, or what a plugin's factory is handed. */
export default {
  name: 'strapi-email',
  title: 'Strapi email',
  docs: 'https://docs.strapi.io/cms/features/email',
  packages: ['@strapi/strapi', '@strapi/provider-email-nodemailer', '@strapi/types'],
  globals: ['strapi'],
  clients: services,
  calls: [
    { member: ['send', 'sendTemplatedEmail'] },
    {
      clients: ['global:strapi.plugin().service()', 'named:strapi.plugin().service()'],
      member: ['send', 'sendTemplatedEmail'],
      when: { chain: 'plugin', arg: 0, is: 'email' },
    },
    {
      clients: ['global:strapi.service()', 'named:strapi.service()'],
      member: ['send', 'sendTemplatedEmail'],
      when: { chain: 'service', arg: 0, is: 'plugin::email.email' },
    },
  ],
  units: messageUnits,
  accepts: messageAccepts,
  content: { ...messageContent, data: ['2.*'] },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
