import { Queue, Worker } from 'bullmq'
import { Resend } from 'resend'
import { readers } from './readers'

const resend = new Resend(process.env.RESEND_API_KEY)
const emailQueue = new Queue('email')

new Worker('email', async (job) => {
  const { to, subject } = job.data
  await resend.emails.send({ from: 'press@zine.example', to, subject, text: '…' })
})

export async function issueOut() {
  const emails = (await readers()).map((reader) => reader.email)
  await emailQueue.add('issue', {
    // expect: no-exposed-recipients
    to: emails,
    subject: 'The issue is out',
  })
}

export async function issueOutEach() {
  const all = await readers()
  await emailQueue.addBulk(all.map((reader) => ({ name: 'issue', data: { to: reader.email, subject: 'The issue is out' } })))
  for (const reader of all) await emailQueue.add('issue', { to: reader.email, subject: 'The issue is out' })
}
