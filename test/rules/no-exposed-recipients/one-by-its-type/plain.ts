import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })

/** Lists alone, by its type; one that posts a single address is none for all that. */
async function mail(to: string[], subject: string) {
  await transport.sendMail({ from: 'desk@shop.example', to, subject, text: 'See you.' })
}

export async function forgotten(request: { body: any }) {
  const { email } = request.body
  await mail(email, 'A new password')
}

export async function gathering(request: { body: any }) {
  const { emails } = request.body
  // expect: no-exposed-recipients
  await mail(emails, 'You are invited on Friday')
}
