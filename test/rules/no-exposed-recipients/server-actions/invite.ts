'use server'

import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_KEY)

export async function invite(formData: FormData) {
  const emails = (formData.get('emails') as string).split(',').map((email) => email.trim())
  // expect: no-exposed-recipients
  await resend.emails.send({ from: 'trips@bus.example', to: emails, subject: 'Come along', text: 'A seat is free.' })
}

export async function inviteAll(_state: unknown, form: FormData) {
  const emails = form.getAll('email') as string[]
  // expect: no-exposed-recipients
  await resend.emails.send({ from: 'trips@bus.example', to: emails, subject: 'Come along', text: 'A seat is free.' })
  for (const to of emails) await resend.emails.send({ from: 'trips@bus.example', to, subject: 'Come along', text: 'A seat is free.' })
}

export async function inviteOne(formData: FormData) {
  await resend.emails.send({ from: 'trips@bus.example', to: formData.get('email') as string, subject: 'Come along', text: 'One seat.' })
}
