import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'pass@festival.example'

export default defineEventHandler(async (event) => {
  const { emails } = await readBody(event)
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to: emails.join(','), subject: 'You are invited', text: '…' })
})

export const one = defineEventHandler(async (event) => {
  const { email } = await readBody(event)
  await transport.sendMail({ from, to: email, subject: 'Come along', text: '…' })
})
