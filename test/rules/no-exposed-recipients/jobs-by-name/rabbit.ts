import amqp from 'amqplib'
import nodemailer from 'nodemailer'
import { readers } from './readers'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

async function channel() {
  const connection = await amqp.connect(process.env.AMQP_URL!)
  return connection.createChannel()
}

export async function work() {
  const rabbit = await channel()
  await rabbit.consume('letters', async (message) => {
    const { to, subject } = JSON.parse(message!.content.toString())
    // expect: no-exposed-recipients
    await transport.sendMail({ from: 'press@zine.example', to, subject, text: '…' })
    rabbit.ack(message!)
  })
  await rabbit.consume('receipts', async (message) => {
    const { to, subject } = JSON.parse(message!.content.toString())
    await transport.sendMail({ from: 'press@zine.example', to, subject, text: '…' })
    rabbit.ack(message!)
  })
}

export async function issueOut() {
  const rabbit = await channel()
  const all = await readers()
  rabbit.sendToQueue('letters', Buffer.from(JSON.stringify({ to: all.map((reader) => reader.email), subject: 'The issue is out' })))
  for (const { email } of all) rabbit.sendToQueue('receipts', Buffer.from(JSON.stringify({ to: email, subject: 'Paid' })))
}
