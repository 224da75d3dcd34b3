import { FlowProducer, Worker } from 'bullmq'
import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const flow = new FlowProducer()

new Worker('mails', async (job) => {
  await transport.sendMail({ from: 'news@news.example', to: job.data.to, subject: 'News', text: 'From today' })
})

export async function report() {
  const donors = await prisma.donor.findMany()
  await flow.add({
    name: 'report',
    queueName: 'reports',
    children: [
      // missing: no-exposed-recipients
      { name: 'mail', queueName: 'mails', data: { to: donors.map((donor) => donor.email) } },
    ],
  })
  const children = donors.map((donor) => ({ name: 'mail', queueName: 'mails', data: { to: donor.email } }))
  await flow.add({ name: 'report', queueName: 'reports', children })
}
