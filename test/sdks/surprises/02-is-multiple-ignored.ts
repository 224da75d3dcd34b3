/** `isMultiple` and `sendMultiple` mean nothing where `personalizations` are given or `to` is a string. */
import { PrismaClient } from '@prisma/client'
import sgMail from '@sendgrid/mail'

const prisma = new PrismaClient()

export async function withPersonalizations() {
  const customers = await prisma.customer.findMany()
  await sgMail.send({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    personalizations: [{ to: customers.map((customer) => customer.email) }],
    isMultiple: true,
    templateId: 'd-1',
  })
}

export async function multipleWithPersonalizations() {
  const customers = await prisma.customer.findMany()
  await sgMail.sendMultiple({
    from: 'shop@shop.example',
    to: [],
    // expect: no-exposed-recipients
    personalizations: [{ to: customers.map((customer) => customer.email) }],
    templateId: 'd-1',
  })
}

// One malformed address, which the vendor refuses: a fault, but nobody reads another's address.
export async function joined() {
  const customers = await prisma.customer.findMany()
  await sgMail.sendMultiple({
    from: 'shop@shop.example',
    to: customers.map((customer) => customer.email).join(','),
    subject: 'Our prices change in May',
    text: 'From May on.',
  })
}

export async function onePersonalizationEach() {
  const customers = await prisma.customer.findMany()
  await sgMail.send({
    from: 'shop@shop.example',
    personalizations: customers.map((customer) => ({ to: customer.email })),
    isMultiple: true,
    templateId: 'd-1',
  })
}
