import type { SdkModel } from '../sdk.js'
import { messageAccepts, messageContent, messageUnits } from './nodemailer.js'

/** Hooks and endpoints get the instance as `req.payload`, untyped where the hook's type is inferred. */
export default {
  name: 'payload',
  title: 'Payload',
  docs: 'https://payloadcms.com/docs/email/overview',
  packages: ['payload', '@payloadcms/email-nodemailer', '@payloadcms/email-resend'],
  clients: [
    'payload',
    'payload.getPayload()',
    'payload.getPayloadHMR()',
    'payload.Payload#',
    'payload.BasePayload#',
    'payload.PayloadRequest#.payload',
  ],
  calls: [
    { member: ['sendEmail'] },
    { clients: ['named:req.payload', 'named:payload'], member: ['sendEmail'], when: { path: '0.subject', present: true } },
  ],
  units: messageUnits,
  accepts: messageAccepts,
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
