import type { SdkContent, SdkModel, SdkUnit } from '../sdk.js'

const positions = { template: ['1'], data: ['2.*'] } as const

/** The body of the HTTP API names what the calls give by position. */
export const wireUnits = [
  {
    each: 'call',
    visible: [
      { field: 'to', path: ['0.template_params.to_email', '0.template_params.to'] },
      { field: 'cc', path: '0.template_params.cc' },
    ],
    verdict: 'depends',
    option: 'emailjsTemplate',
  },
] as const satisfies readonly SdkUnit[]
export const wireContent = { template: ['0.template_id'], data: ['0.template_params.*'] } as const satisfies SdkContent

export default {
  name: 'emailjs-com',
  title: 'EmailJS',
  docs: 'https://www.emailjs.com/docs/sdk/send/',
  packages: ['@emailjs/browser', '@emailjs/nodejs', 'emailjs-com'],
  clients: ['@emailjs/browser', '@emailjs/nodejs', 'emailjs-com'],
  calls: [
    { member: ['send'] },
    // The fields are in the page's form.
    { member: ['sendForm'], units: [], content: { template: ['1'] } },
  ],
  units: [
    {
      each: 'call',
      visible: [
        { field: 'to', path: ['2.to_email', '2.to', '2.email'] },
        { field: 'cc', path: '2.cc' },
      ],
      hidden: ['2.bcc'],
      replyTo: ['2.reply_to'],
      verdict: 'depends',
      option: 'emailjsTemplate',
    },
  ],
  accepts: { splitsOn: ',' },
  content: positions,
  safeForm: { kind: 'loop' },
  note: 'Which parameter becomes To, Cc or Bcc is set in the template at EmailJS.',
} as const satisfies SdkModel
