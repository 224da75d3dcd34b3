import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function POST(request: Request) {
  const { recipient, text } = await request.json()
  await transport.sendMail({ from: 'regatta@club.example', to: recipient, subject: 'The regatta', text })
  return new Response(null, { status: 204 })
}
