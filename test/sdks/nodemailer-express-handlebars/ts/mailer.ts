import nodemailer from 'nodemailer'
import hbs from 'nodemailer-express-handlebars'

const transporter = nodemailer.createTransport({ host: 'smtp.shop.example' })
transporter.use('compile', hbs({ viewEngine: { extname: '.hbs' }, viewPath: 'views' }))

export async function broadcast(to: string[], subject: string, html: string) {
  await transporter.sendMail({
    from: 'shop@shop.example',
    to,
    subject,
    template: 'news',
    context: { html },
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await transporter.sendMail({
    from: 'shop@shop.example',
    to,
    subject,
    template: 'news',
    context: { html },
  })
}
