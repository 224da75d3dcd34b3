import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

/** The application's own pages say whom it writes to, and none of them names more than the people of one project. */
export async function POST(request: Request) {
  const { to, subject, message } = await request.json()
  const recipients = Array.isArray(to) ? to.map((address: string) => ({ address })) : [{ address: to }]
  await transport.sendMail({ from: 'site@build.example', to: recipients, subject, html: `<div>${message}</div>` })
  return Response.json({ sent: recipients.length })
}
