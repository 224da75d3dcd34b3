import nodemailer, { type Transporter } from 'nodemailer'

const transporter: Transporter = nodemailer.createTransport({ url: process.env.SMTP_URL })

export interface EmailParams {
  to: string
  subject: string
  html: string
}

export async function sendEmail({ to, subject, html }: EmailParams): Promise<void> {
  await transporter.sendMail({ from: '"Courses" <no-reply@courses.example>', to, subject, html })
}

export const sendPlain = (to: string, subject: string, text: string) =>
  transporter.sendMail({ from: 'no-reply@courses.example', to, subject, text })
