import type { Task } from 'graphile-worker'
import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

const send_mail: Task = async (payload) => {
  const { to, subject } = payload as { to: string | string[]; subject: string }
  await transport.sendMail({ from: 'club@club.example', to, subject, text: 'See you there.' })
}

export default send_mail
