import type { SdkModel } from '../sdk.js'
import adonisMail from './adonis-mail.js'
import appwrite from './appwrite.js'
import awsSdkV2Ses from './aws-sdk-v2-ses.js'
import awsSesV1 from './aws-ses-v1.js'
import awsSesV2 from './aws-ses-v2.js'
import azureCommunicationEmail from './azure-communication-email.js'
import brevo from './brevo.js'
import cloudflareSendEmail from './cloudflare-send-email.js'
import convexResend from './convex-resend.js'
import courier from './courier.js'
import customerio from './customerio.js'
import elasticemail from './elasticemail.js'
import emailTemplates from './email-templates.js'
import emailjs from './emailjs.js'
import emailjsCom from './emailjs-com.js'
import firestoreTriggerEmail from './firestore-trigger-email.js'
import gmail from './gmail.js'
import googleAppsScript from './google-apps-script.js'
import knock from './knock.js'
import loops from './loops.js'
import mailchimpTransactional from './mailchimp-transactional.js'
import mailersend from './mailersend.js'
import mailgun from './mailgun.js'
import mailgunJsLegacy from './mailgun-js-legacy.js'
import mailjet from './mailjet.js'
import mailto from './mailto.js'
import mailtrap from './mailtrap.js'
import meteorEmail from './meteor-email.js'
import microsoftGraph from './microsoft-graph.js'
import nestjsMailer from './nestjs-mailer.js'
import nodemailer from './nodemailer.js'
import novu from './novu.js'
import nylas from './nylas.js'
import payload from './payload.js'
import plunk from './plunk.js'
import postmark from './postmark.js'
import rawHttp from './raw-http.js'
import reactEmail from './react-email.js'
import resend from './resend.js'
import scalewayTem from './scaleway-tem.js'
import sendgrid from './sendgrid.js'
import sendgridLegacy from './sendgrid-legacy.js'
import sendpulse from './sendpulse.js'
import smtp2go from './smtp2go.js'
import sparkpost from './sparkpost.js'
import strapiEmail from './strapi-email.js'
import usesend from './usesend.js'
import zeptomail from './zeptomail.js'

/** Every mail API, sorted by name. Generated from the files of this folder. */
export const sdks: readonly SdkModel[] = [
  adonisMail,
  appwrite,
  awsSdkV2Ses,
  awsSesV1,
  awsSesV2,
  azureCommunicationEmail,
  brevo,
  cloudflareSendEmail,
  convexResend,
  courier,
  customerio,
  elasticemail,
  emailTemplates,
  emailjs,
  emailjsCom,
  firestoreTriggerEmail,
  gmail,
  googleAppsScript,
  knock,
  loops,
  mailchimpTransactional,
  mailersend,
  mailgun,
  mailgunJsLegacy,
  mailjet,
  mailto,
  mailtrap,
  meteorEmail,
  microsoftGraph,
  nestjsMailer,
  nodemailer,
  novu,
  nylas,
  payload,
  plunk,
  postmark,
  rawHttp,
  reactEmail,
  resend,
  scalewayTem,
  sendgrid,
  sendgridLegacy,
  sendpulse,
  smtp2go,
  sparkpost,
  strapiEmail,
  usesend,
  zeptomail,
]
