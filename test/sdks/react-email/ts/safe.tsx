import { PrismaClient } from '@prisma/client'
import { render } from '@react-email/render'
import { Resend } from 'resend'
import { sendOne } from './mailer'

const prisma = new PrismaClient()
const resend = new Resend(process.env.RESEND_API_KEY)

const News = ({ title, name }: { title: string; name: string }) => (
  <p>
    Hello {name}, {title}
  </p>
)

export async function announce() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  for (const subscriber of subscribers) {
    const html = await render(<News title="What we shipped" name={subscriber.name} />)
    await resend.emails.send({ from: 'shop@shop.example', to: subscriber.email, subject: 'March newsletter', html })
  }
}

export async function preview() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  return Promise.all(subscribers.map((subscriber) => render(<News title="What we shipped" name={subscriber.name} />)))
}

export async function notify() {
  const customers = await prisma.customer.findMany()
  for (const customer of customers) await sendOne(customer.email, 'Our prices change in May')
}
