import type { SdkCall, SdkContent, SdkModel, SdkPath, SdkUnit } from '../sdk.js'
import * as azure from './azure-communication-email.js'
import * as brevo from './brevo.js'
import * as courier from './courier.js'
import * as customerio from './customerio.js'
import * as elasticemail from './elasticemail.js'
import * as emailjs from './emailjs-com.js'
import * as gmail from './gmail.js'
import * as knock from './knock.js'
import * as loops from './loops.js'
import * as mailchimp from './mailchimp-transactional.js'
import * as mailersend from './mailersend.js'
import * as mailgun from './mailgun-js-legacy.js'
import * as mailjet from './mailjet.js'
import * as mailtrap from './mailtrap.js'
import * as graph from './microsoft-graph.js'
import * as novu from './novu.js'
import * as nylas from './nylas.js'
import * as plunk from './plunk.js'
import * as postmark from './postmark.js'
import * as resend from './resend.js'
import * as scaleway from './scaleway-tem.js'
import * as sendgrid from './sendgrid.js'
import * as sendpulse from './sendpulse.js'
import * as ses1 from './aws-ses-v1.js'
import * as ses2 from './aws-ses-v2.js'
import * as sparkpost from './sparkpost.js'
import * as usesend from './usesend.js'
import * as zeptomail from './zeptomail.js'

interface Endpoint {
  readonly url: readonly string[]
  readonly units: readonly SdkUnit[]
  readonly content: SdkContent
}

/** Hosts and paths as the providers' own packages use them; the body then has the shape of that provider's row. */
const endpoints: readonly Endpoint[] = [
  { url: ['api.sendgrid.com/v3/mail/send', 'api.eu.sendgrid.com/v3/mail/send'], units: sendgrid.wireUnits, content: sendgrid.wireContent },
  // MailChannels takes what SendGrid takes.
  {
    url: ['api.mailchannels.net/tx/v1/send', 'api.mailchannels.net/tx/v1/send-async'],
    units: sendgrid.wireUnits,
    content: sendgrid.wireContent,
  },
  { url: ['api.resend.com/emails/batch'], units: resend.batchUnits, content: resend.messageContent },
  { url: ['api.resend.com/emails'], units: resend.messageUnits, content: resend.messageContent },
  { url: ['api.resend.com/broadcasts', 'api.resend.com/broadcasts/{id}/send'], units: [], content: resend.messageContent },
  {
    url: ['api.mailgun.net/v3/{domain}/messages.mime', 'api.eu.mailgun.net/v3/{domain}/messages.mime'],
    units: mailgun.mimeUnits,
    content: { raw: ['0.message'] },
  },
  {
    url: ['api.mailgun.net/v3/{domain}/messages', 'api.eu.mailgun.net/v3/{domain}/messages'],
    units: mailgun.messageUnits,
    content: mailgun.messageContent,
  },
  {
    url: ['api.postmarkapp.com/email/batchWithTemplates', 'api.postmarkapp.com/email/bulk'],
    units: postmark.wrappedUnits,
    content: postmark.messageContent,
  },
  { url: ['api.postmarkapp.com/email/batch'], units: postmark.batchUnits, content: postmark.messageContent },
  {
    url: ['api.postmarkapp.com/email', 'api.postmarkapp.com/email/withTemplate'],
    units: postmark.messageUnits,
    content: postmark.messageContent,
  },
  { url: ['api.brevo.com/v3/smtp/email', 'api.sendinblue.com/v3/smtp/email'], units: brevo.messageUnits, content: brevo.messageContent },
  { url: ['api.mailersend.com/v1/bulk-email'], units: mailersend.bulkUnits, content: mailersend.messageContent },
  { url: ['api.mailersend.com/v1/email'], units: mailersend.messageUnits, content: mailersend.messageContent },
  { url: ['api.mailjet.com/v3.1/send', 'api.mailjet.com/v3/send'], units: mailjet.messageUnits, content: mailjet.messageContent },
  {
    url: ['api.sparkpost.com/api/v1/transmissions', 'api.eu.sparkpost.com/api/v1/transmissions'],
    units: sparkpost.wireUnits,
    content: sparkpost.messageContent,
  },
  {
    url: ['mandrillapp.com/api/{version}/messages/send-raw', 'mandrillapp.com/api/{version}/messages/send-raw.json'],
    units: mailchimp.rawUnits,
    content: mailchimp.messageContent,
  },
  {
    url: [
      'mandrillapp.com/api/{version}/messages/send',
      'mandrillapp.com/api/{version}/messages/send.json',
      'mandrillapp.com/api/{version}/messages/send-template',
      'mandrillapp.com/api/{version}/messages/send-template.json',
    ],
    units: mailchimp.messageUnits,
    content: mailchimp.messageContent,
  },
  {
    url: ['api.customer.io/v1/send/email', 'api-eu.customer.io/v1/send/email'],
    units: customerio.messageUnits,
    content: customerio.messageContent,
  },
  {
    url: ['app.loops.so/api/v1/transactional', 'app.loops.so/api/v1/events/send'],
    units: loops.messageUnits,
    content: loops.messageContent,
  },
  { url: ['api.useplunk.com/v1/send'], units: plunk.messageUnits, content: plunk.messageContent },
  { url: ['app.usesend.com/api/v1/emails/batch'], units: usesend.batchUnits, content: usesend.messageContent },
  { url: ['app.usesend.com/api/v1/emails'], units: usesend.messageUnits, content: usesend.messageContent },
  { url: ['api.courier.com/send'], units: courier.messageUnits, content: courier.messageContent },
  { url: ['api.novu.co/v1/events/trigger'], units: novu.messageUnits, content: novu.messageContent },
  { url: ['api.knock.app/v1/workflows/{key}/trigger'], units: knock.messageUnits, content: knock.messageContent },
  {
    url: ['api.zeptomail.com/v1.1/email/batch', 'api.zeptomail.com/v1.1/email/template/batch'],
    units: zeptomail.batchUnits,
    content: zeptomail.messageContent,
  },
  {
    url: ['api.zeptomail.com/v1.1/email', 'api.zeptomail.com/v1.1/email/template'],
    units: zeptomail.messageUnits,
    content: zeptomail.messageContent,
  },
  { url: ['api.elasticemail.com/v4/emails/transactional'], units: elasticemail.messageUnits, content: elasticemail.messageContent },
  { url: ['api.elasticemail.com/v4/emails'], units: elasticemail.bulkUnits, content: elasticemail.messageContent },
  // The same fields as a client's message, by other names for the text.
  {
    url: ['api.smtp2go.com/v3/email/send'],
    units: resend.messageUnits,
    content: { subject: ['0.subject'], html: ['0.html_body'], text: ['0.text_body'] },
  },
  // turboSMTP has no package; https://serversmtp.com/smtp-api/ tells of lists as texts with commas.
  {
    url: ['api.turbo-smtp.com/api/mail/send', 'api.turbo-smtp.com/api/v2/mail/send', 'api.eu.turbo-smtp.com/api/v2/mail/send'],
    units: [
      {
        each: 'call',
        visible: [
          { field: 'to', path: '0.to', splitsOn: ',' },
          { field: 'cc', path: '0.cc', splitsOn: ',' },
        ],
        hidden: ['0.bcc'],
      },
    ],
    content: { subject: ['0.subject'], html: ['0.html_content'], text: ['0.content'] },
  },
  {
    url: ['send.api.mailtrap.io/api/send', 'bulk.api.mailtrap.io/api/send', 'sandbox.api.mailtrap.io/api/send/{inbox}'],
    units: mailtrap.messageUnits,
    content: mailtrap.messageContent,
  },
  {
    url: ['send.api.mailtrap.io/api/batch', 'bulk.api.mailtrap.io/api/batch'],
    units: mailtrap.batchUnits,
    content: mailtrap.messageContent,
  },
  { url: ['api.emailjs.com/api/v1.0/email/send'], units: emailjs.wireUnits, content: emailjs.wireContent },
  {
    url: ['api.scaleway.com/transactional-email/v1alpha1/regions/{region}/emails'],
    units: scaleway.messageUnits,
    content: scaleway.messageContent,
  },
  { url: ['api.sendpulse.com/smtp/emails'], units: sendpulse.wireUnits, content: sendpulse.wireContent },
  {
    url: [
      'api.us.nylas.com/v3/grants/{id}/messages/send',
      'api.us.nylas.com/v3/grants/{id}/drafts',
      'api.eu.nylas.com/v3/grants/{id}/messages/send',
      'api.eu.nylas.com/v3/grants/{id}/drafts',
    ],
    units: nylas.wireUnits,
    content: nylas.wireContent,
  },
  {
    url: ['graph.microsoft.com/v1.0/me/sendMail', 'graph.microsoft.com/v1.0/users/{id}/sendMail'],
    units: graph.messageUnits,
    content: graph.messageContent,
  },
  {
    url: ['graph.microsoft.com/v1.0/me/messages', 'graph.microsoft.com/v1.0/users/{id}/messages'],
    units: graph.draftUnits,
    content: graph.draftContent,
  },
  { url: ['gmail.googleapis.com/gmail/v1/users/{user}/messages/send'], units: gmail.sendUnits, content: { raw: ['0.raw'] } },
  { url: ['gmail.googleapis.com/gmail/v1/users/{user}/drafts'], units: gmail.draftUnits, content: { raw: ['0.message.raw'] } },
  { url: ['email.{region}.amazonaws.com/v2/email/outbound-bulk-emails'], units: ses2.bulkUnits, content: ses2.messageContent },
  { url: ['email.{region}.amazonaws.com/v2/email/outbound-emails'], units: ses2.messageUnits, content: ses2.messageContent },
  { url: ['email.{region}.amazonaws.com'], units: ses1.messageUnits, content: ses1.messageContent },
  { url: ['{resource}.communication.azure.com/emails:send'], units: azure.messageUnits, content: azure.messageContent },
]

interface Requester {
  readonly clients: readonly string[]
  readonly member: readonly string[]
  readonly body: readonly SdkPath[]
}

/** How the usual clients take a URL and a body. */
const requesters: readonly Requester[] = [
  {
    clients: [
      'global:fetch',
      'global:window.fetch',
      'global:globalThis.fetch',
      'node-fetch',
      'cross-fetch',
      'cross-fetch.fetch',
      'isomorphic-fetch',
      'undici.fetch',
      'ofetch.ofetch',
      'global:$fetch',
    ],
    member: [''],
    body: ['1.body'],
  },
  { clients: ['undici'], member: ['request'], body: ['1.body'] },
  {
    clients: ['axios', 'axios.create()', '@nestjs/axios.HttpService#', '@nestjs/axios.HttpService#.axiosRef'],
    member: ['post'],
    body: ['1'],
  },
  {
    clients: ['axios', 'axios.create()', '@nestjs/axios.HttpService#', '@nestjs/axios.HttpService#.axiosRef'],
    member: ['request'],
    body: ['0.data'],
  },
  { clients: ['axios', 'axios.create()'], member: [''], body: ['0.data', '1.data'] },
  {
    clients: ['got', 'got.extend()', 'got.got', 'ky', 'ky.create()', 'ky.extend()'],
    member: ['', 'post'],
    body: ['1.json', '1.form', '1.body', '0.json', '0.form', '0.body'],
  },
  {
    clients: ['request', 'request-promise', 'request-promise-native'],
    member: ['', 'post'],
    body: ['0.body', '0.json', '0.form', '0.formData', '1.body', '1.json', '1.form', '1.formData'],
  },
]

function callsOf({ url, units, content }: Endpoint): SdkCall[] {
  return requesters.map((requester) => ({ ...requester, url, units, content }))
}

/** A request to a provider's own address. A longer path stands before the shorter one it holds: first match wins. */
export default {
  name: 'raw-http',
  title: 'HTTP request to a mail provider',
  docs: 'https://developer.mozilla.org/en-US/docs/Web/API/Fetch_API/Using_Fetch',
  // Half the files of an application import an HTTP client, so the client makes none worth reading: the host's name does.
  packages: [],
  words: [
    'sendgrid',
    'mailchannels',
    'resend',
    'mailgun',
    'postmarkapp',
    'brevo',
    'sendinblue',
    'mailersend',
    'mailjet',
    'sparkpost',
    'mandrillapp',
    'customer.io',
    'loops.so',
    'useplunk',
    'usesend',
    'courier',
    'novu',
    'knock',
    'zeptomail',
    'elasticemail',
    'smtp2go',
    'turbo-smtp',
    'mailtrap',
    'emailjs',
    'scaleway',
    'sendpulse',
    'nylas',
    'graph.microsoft.com',
    'gmail.googleapis.com',
    'amazonaws',
    'communication.azure.com',
  ],
  clients: [],
  calls: endpoints.flatMap(callsOf),
  units: [],
  accepts: {
    splitsOn: ',',
    address: ['email', 'address', 'Email', 'emailAddress.address', 'email_address.address'],
    name: ['name', 'Name'],
  },
  safeForm: { kind: 'loop' },
} as const satisfies SdkModel
