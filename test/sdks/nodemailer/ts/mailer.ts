import nodemailer from 'nodemailer'

const transporter = nodemailer.createTransport({ host: 'smtp.shop.example', port: 587 })

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
