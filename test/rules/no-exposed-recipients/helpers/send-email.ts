import nodemailer, { type Transporter } from 'nodemailer'

const transporter: Transporter = nodemailer.createTransport({ host: 'smtp.example.com' })

export default async function sendEmail(to: string, subject: string, html: string) {
  const mailOptions = { from: process.env.FROM, to, subject, html }
  return transporter.sendMail(mailOptions)
}

export const sendEach = async ({ to, subject }: { to: string[]; subject: string }) =>
  Promise.all(to.map((address) => sendEmail(address, subject, '')))
