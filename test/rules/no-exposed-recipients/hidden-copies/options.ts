import nodemailer, { type SendMailOptions } from 'nodemailer'
import { supabase } from './supabase'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function usageWarning(planId: string) {
  const { data } = await supabase.from('profiles').select('email').eq('plan', planId)
  const options: SendMailOptions = { from: 'usage@trace.example', to: 'usage@trace.example', subject: 'Usage', text: 'Near the limit.' }
  options.bcc = (data ?? []).map((profile) => profile.email)
  await transport.sendMail(options)
}

export async function suspended(planId: string) {
  const { data } = await supabase.from('profiles').select('email').eq('plan', planId)
  const emails = data!.map((profile) => profile.email)
  const options: SendMailOptions = { from: 'usage@trace.example', subject: 'Suspended', text: 'Please pay.' }
  if (emails.length > 1) options.bcc = emails
  else options.to = emails[0]
  await transport.sendMail(options)
}

/** Bcc as well, but still everybody in Cc. */
export async function back(planId: string) {
  const { data } = await supabase.from('profiles').select('email').eq('plan', planId)
  const emails = data!.map((profile) => profile.email)
  await transport.sendMail({
    from: 'usage@trace.example',
    to: 'usage@trace.example',
    // expect: no-exposed-recipients
    cc: emails,
    bcc: emails,
    subject: 'Welcome back',
    text: 'Thank you.',
  })
}

export function field(kind: 'cc' | 'bcc', list: string[]) {
  return kind === 'bcc' ? { bcc: list } : { cc: list }
}
