import { SMTP_URL } from '$env/static/private'
import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(SMTP_URL)

export async function POST({ request }) {
  const { to, text } = await request.json()
  await transport.sendMail({ from: 'board@club.example', to, subject: 'From the board', text })
  return new Response(null, { status: 204 })
}
