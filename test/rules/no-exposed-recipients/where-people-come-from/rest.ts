import axios from 'axios'
import { createTransport } from 'nodemailer'

const transport = createTransport(process.env.SMTP_URL)

interface Subscriber {
  email: string
  confirmed: boolean
}

export async function issue() {
  const { data: subscribers } = await axios.get<Subscriber[]>('https://crm.hall.example/subscribers')
  await transport.sendMail({
    from: 'dance@hall.example',
    // expect: no-exposed-recipients
    to: subscribers.filter((subscriber) => subscriber.confirmed).map((subscriber) => subscriber.email),
    subject: 'This month',
    text: '…',
  })
}

export async function summer() {
  const response = await fetch('https://crm.hall.example/customers')
  const { customers } = (await response.json()) as { customers: { email: string }[] }
  // expect: no-exposed-recipients
  await transport.sendMail({ from: 'dance@hall.example', to: customers.map((c) => c.email).join(), subject: 'Summer', text: '…' })
}

export async function winter() {
  const response = await fetch('https://crm.hall.example/customers')
  const { customers } = (await response.json()) as { customers: { email: string }[] }
  for (const { email } of customers) await transport.sendMail({ from: 'dance@hall.example', to: email, subject: 'Winter', text: '…' })
}
