import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function POST(request: Request) {
  const { recipients, subject } = await request.json()
  for (const one of recipients) await transport.sendMail({ from: 'site@build.example', to: one.email, subject, text: 'Hello!' })
  return Response.json({ sent: recipients.length })
}
