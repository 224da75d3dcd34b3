import { Elysia } from 'elysia'
import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'pass@festival.example'

export const app = new Elysia()
  .post('/invite', async ({ body }: { body: any }) => {
    // expect: no-exposed-recipients
    await transport.sendMail({ from, to: body.emails.join(', '), subject: 'Come along', text: '…' })
  })
  .post('/invite/one', async ({ body: { email } }: { body: any }) => {
    await transport.sendMail({ from, to: email, subject: 'Come along', text: '…' })
  })
