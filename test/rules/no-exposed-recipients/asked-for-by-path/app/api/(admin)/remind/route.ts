import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_KEY)

export async function POST(request: Request) {
  const { to } = await request.json()
  await resend.emails.send({ from: 'club@app.example', to, subject: 'Tomorrow', text: 'See you' })
  return Response.json({})
}
