import nodemailer from 'nodemailer'

export const transport = nodemailer.createTransport(process.env.SMTP_URL)
