import Fastify from 'fastify'
import nodemailer from 'nodemailer'

const fastify = Fastify()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

fastify.post('/guests', async (request, reply) => {
  const { guests } = request.body
  const to = guests.map((guest) => guest.email)
  await transport.sendMail({
    from: 'pass@festival.example',
    // expect: no-exposed-recipients
    to,
    subject: 'Your pass',
    text: '…',
  })
  return reply.code(204).send()
})

fastify.post('/guests/:id', async (request, reply) => {
  await transport.sendMail({ from: 'pass@festival.example', to: request.body.guest.email, subject: 'Your pass', text: '…' })
  return reply.code(204).send()
})
