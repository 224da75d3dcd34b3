import fp from 'fastify-plugin'
import nodemailer from 'nodemailer'

export default fp(async (fastify) => {
  const transport = nodemailer.createTransport(process.env.SMTP_URL)
  const mailer = {
    async send(to: string | string[], subject: string) {
      await transport.sendMail({ from: 'club@club.example', to, subject, text: 'See you there.' })
    },
  }
  fastify.decorate('clubMailer', mailer)
})
