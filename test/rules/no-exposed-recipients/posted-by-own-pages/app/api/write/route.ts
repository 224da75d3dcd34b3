import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

/** A page writes to everybody: the list is told of where it is sent from. */
export async function POST(request: Request) {
  const { to, subject, message } = await request.json()
  const recipients = Array.isArray(to) ? to.map((address: string) => ({ address })) : [{ address: to }]
  await transport.sendMail({ from: 'site@build.example', to: recipients, subject, html: `<div>${message}</div>` })
  return Response.json({ sent: recipients.length })
}
