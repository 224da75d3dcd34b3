'use server'

import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

export async function invite(formData: FormData) {
  const emails = formData.getAll('emails') as string[]
  await Promise.all(emails.map((to) => resend.emails.send({ from: 'pass@festival.example', to, subject: 'Come along', text: '…' })))
}

export async function contact(formData: FormData) {
  await resend.emails.send({
    from: 'pass@festival.example',
    to: String(formData.get('email')),
    subject: 'We got your message',
    text: String(formData.get('message')),
  })
}
