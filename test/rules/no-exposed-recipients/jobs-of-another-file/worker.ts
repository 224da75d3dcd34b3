import { Worker } from 'bullmq'
import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

new Worker('lessons', async (job) => {
  await transport.sendMail({ from: 'desk@school.example', to: job.data.to, subject: job.data.subject, text: '…' })
})
