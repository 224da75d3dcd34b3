import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

export default async function mail(to: string | string[], subject: string) {
  await resend.emails.send({ from: 'vet@pets.example', to, subject, text: '…' })
}
