import { Resend } from 'resend'
import nodemailer, { type Transporter } from 'nodemailer'

let transporter: Transporter | undefined

export function getTransporter(): Transporter {
  if (!transporter) {
    transporter = nodemailer.createTransport({ host: process.env.SMTP_HOST, secure: true })
  }
  return transporter
}

const globalForResend = globalThis as unknown as { resend?: Resend }

export const resend = globalForResend.resend ?? new Resend(process.env.RESEND_API_KEY)
if (process.env.NODE_ENV !== 'production') globalForResend.resend = resend

export const maybeResend = process.env.RESEND_API_KEY ? new Resend(process.env.RESEND_API_KEY) : null

let cached: Promise<Resend>
export const lazily = () => (cached ??= import('resend').then(({ Resend }) => new Resend(process.env.RESEND_API_KEY)))
