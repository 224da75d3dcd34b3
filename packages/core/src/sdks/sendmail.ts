import type { SdkModel } from '../sdk.js'
import { messageContent, messageUnits } from './nodemailer.js'

/** Packages whose export is the sender: `require('sendmail')()`, `require('gmail-send')(defaults)`. Both hand the message to nodemailer. */
export default {
  name: 'sendmail',
  title: 'sendmail',
  docs: 'https://www.npmjs.com/package/sendmail',
  packages: ['sendmail', 'gmail-send'],
  clients: ['sendmail()', 'gmail-send()'],
  calls: [{ member: [''] }],
  units: messageUnits,
  accepts: { splitsOn: ',', restIsName: true, address: ['address'], name: ['name'] },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
