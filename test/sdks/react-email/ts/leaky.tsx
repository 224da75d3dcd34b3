/** Rendering sends nothing; the render's text goes out by Resend, and there the list shows. */
import { PrismaClient } from '@prisma/client'
import { render } from '@react-email/render'
import { Resend } from 'resend'
import { broadcast } from './mailer'

const prisma = new PrismaClient()
const resend = new Resend(process.env.RESEND_API_KEY)

const News = ({ title }: { title: string }) => <p>{title}</p>

export async function announce() {
  const subscribers = await prisma.subscriber.findMany({ where: { confirmed: true } })
  const html = await render(<News title="What we shipped" />)
  await resend.emails.send({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: subscribers.map((subscriber) => subscriber.email),
    subject: 'March newsletter',
    html,
  })
}

async function deliver(to: string[], title: string) {
  await resend.emails.send({ from: 'shop@shop.example', to, subject: title, react: <News title={title} /> })
}

export async function invite() {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await deliver(
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'Your invitation',
  )
}

export async function notify() {
  const customers = await prisma.customer.findMany()
  await broadcast(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Our prices change in May',
  )
}
