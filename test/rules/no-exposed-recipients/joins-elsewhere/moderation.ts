import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { knex } from './knex'

const mailer = createTransport(process.env.SMTP_URL)

export async function spamReport(spaceId: string, reporter: { email: string }) {
  const reported = await knex('users').where({ flagged: true }).select('email')
  const emails = reported.map((user) => user.email).join(', ')

  console.info('flagged', emails)
  await mailer.sendMail({
    from: 'abuse@polls.example',
    to: process.env.ABUSE_ADDRESS,
    subject: `Flagged in ${spaceId}`,
    text: `These accounts were flagged: ${emails}`,
    headers: { 'X-Batch': createHash('sha256').update(emails).digest('hex') },
  })
  await mailer.sendMail({ from: 'abuse@polls.example', to: reporter.email, subject: 'Thank you', text: 'We have a look.' })
}

export async function export_(res: { json(value: unknown): void }) {
  const users = await knex('users').select('email')
  const to = users.map((user) => user.email)
  await mailer.verify()
  res.json({ to })
}

export async function thread(topicId: string, author: { email: string }) {
  const participants = await knex('participants').where({ topic_id: topicId }).select('email')
  await mailer.sendMail({
    from: 'topics@polls.example',
    to: author.email,
    replyTo: participants.map((participant) => participant.email),
    subject: 'New replies',
    text: 'Have a look.',
  })
}
