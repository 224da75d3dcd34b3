import nodemailer from 'nodemailer'

export const mailer = nodemailer.createTransport({ host: process.env.SMTP_HOST })
