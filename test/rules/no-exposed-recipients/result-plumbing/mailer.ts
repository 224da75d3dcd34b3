import nodemailer from 'nodemailer'

export const mailer = nodemailer.createTransport({ service: 'SES' })
