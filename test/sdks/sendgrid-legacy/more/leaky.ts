import sendgrid, { mail as helper } from 'sendgrid'
import { PrismaClient } from '@prisma/client'

const sg = sendgrid(process.env.SENDGRID_API_KEY!)
const prisma = new PrismaClient()

export async function helpers() {
  const customers = await prisma.customer.findMany()
  const mail = new helper.Mail()
  const personalization = new helper.Personalization()
  for (const customer of customers) {
    // expect: no-exposed-recipients
    personalization.addTo(new helper.Email(customer.email))
  }
  mail.setFrom(new helper.Email('shop@shop.example'))
  mail.addPersonalization(personalization)
  mail.setSubject('March newsletter')
  await sg.API(sg.emptyRequest({ method: 'POST', path: '/v3/mail/send', body: mail.toJSON() }))
}

export async function bodySetLater() {
  const customers = await prisma.customer.findMany()
  const request = sg.emptyRequest()
  request.method = 'POST'
  request.path = '/v3/mail/send'
  request.body = {
    from: { email: 'shop@shop.example' },
    // expect: no-exposed-recipients
    personalizations: [{ to: customers.map((customer) => ({ email: customer.email })) }],
    subject: 'March newsletter',
  }
  await sg.API(request)
}
