import nodemailer from 'nodemailer'
import mg from 'nodemailer-mailgun-transport'
import nodemailerSendgrid from 'nodemailer-sendgrid'

const transporter = nodemailer.createTransport(mg({ auth: { api_key: process.env.MAILGUN_KEY!, domain: 'mg.shop.example' } }))
const sendgrid = nodemailer.createTransport(nodemailerSendgrid({ apiKey: process.env.SENDGRID_KEY! }))

export async function broadcast(to: string[], subject: string, html: string) {
  await transporter.sendMail({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await transporter.sendMail({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}
