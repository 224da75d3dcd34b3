import nodemailer from 'nodemailer'
import { makeSend, timed, withRetry } from './resilient'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

async function deliver(to: string | string[], mail: { subject: string; text: string }) {
  return withRetry(() => transport.sendMail({ from: 'bus@town.example', to, ...mail }))
}

export const sendDelay = makeSend(({ minutes }: { minutes: number }) => ({ subject: 'A delay', text: `${minutes} minutes` }), deliver)

export const sendTimed = timed('mail', deliver)
