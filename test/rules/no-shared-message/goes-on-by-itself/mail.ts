import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)

export const sendMail = (to: string, text: string) => transport.sendMail({ from: 'forms@survey.example', to, subject: 'Your form', text })
