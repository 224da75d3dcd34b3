import nodemailer from 'nodemailer'
import { Resend } from 'resend'

export interface SmtpChannel {
  host: string
  port: number
  user: string
  password: string
  toAddresses: string[]
}

/** The channel that an operator filled in holds the account and those whom it alerts. */
export async function alertBySmtp(channel: SmtpChannel, subject: string, html: string) {
  const transport = nodemailer.createTransport({
    host: channel.host,
    port: channel.port,
    auth: { user: channel.user, pass: channel.password },
  })
  await transport.sendMail({ from: channel.user, to: channel.toAddresses.join(', '), subject, html })
}

export async function alertByResend(channel: { apiKey: string; toAddresses: string[] }, subject: string, html: string) {
  const client = new Resend(channel.apiKey)
  await client.emails.send({ from: 'alerts@shop.example', to: channel.toAddresses, subject, html })
}

export async function writeToAll(to: string[], subject: string, html: string) {
  const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })
  await transport.sendMail({ from: 'news@shop.example', to: to.join(', '), subject, html })
}
