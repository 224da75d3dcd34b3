import type { SdkModel } from '../sdk.js'
import { bulkUnits, messageContent, messageUnits, rawUnits } from './aws-ses-v1.js'
import * as v2 from './aws-ses-v2.js'

const second = ['aws-sdk.SESV2#', 'aws-sdk/clients/sesv2#']

export default {
  name: 'aws-sdk-v2-ses',
  title: 'Amazon SES (aws-sdk)',
  docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/SES.html',
  packages: ['aws-sdk', 'aws-sdk/clients/ses', 'aws-sdk/clients/sesv2'],
  clients: ['aws-sdk.SES#', 'aws-sdk/clients/ses#'],
  calls: [
    { member: ['sendEmail', 'sendTemplatedEmail'] },
    { member: ['sendBulkTemplatedEmail'], units: bulkUnits },
    { member: ['sendRawEmail'], units: rawUnits },
    { clients: second, member: ['sendEmail'], units: v2.messageUnits, content: v2.messageContent },
    { clients: second, member: ['sendBulkEmail'], units: v2.bulkUnits, content: v2.messageContent },
  ],
  units: messageUnits,
  accepts: { splitsOn: '' },
  content: messageContent,
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
