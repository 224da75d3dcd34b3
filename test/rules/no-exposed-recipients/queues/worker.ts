import { Worker } from 'bullmq'
import nodemailer from 'nodemailer'
import { bus } from './producer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

new Worker('mail', async (job) => {
  const { to, version } = job.data
  await transport.sendMail({ to, subject: `Release ${version}`, text: 'It is out.' })
})

bus.on('outage', async (addresses: string[]) => {
  await transport.sendMail({ to: addresses.join(','), subject: 'Outage', text: 'We are on it.' })
})
