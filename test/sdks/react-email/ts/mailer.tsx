import { render } from '@react-email/components'
import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

const Plain = ({ title }: { title: string }) => <p>{title}</p>

export async function broadcast(to: string[], title: string) {
  const html = await render(<Plain title={title} />)
  await resend.emails.send({ from: 'shop@shop.example', to, subject: title, html })
}

export async function sendOne(to: string, title: string) {
  const html = await render(<Plain title={title} />)
  await resend.emails.send({ from: 'shop@shop.example', to, subject: title, html })
}
