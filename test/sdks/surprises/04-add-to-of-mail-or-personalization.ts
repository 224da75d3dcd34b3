/** `mail.addTo` makes a new message at each call; `personalization.addTo` adds to the same one. */
import { PrismaClient } from '@prisma/client'
import { classes } from '@sendgrid/helpers'
import sgMail from '@sendgrid/mail'

const prisma = new PrismaClient()
const { Mail, Personalization } = classes

export async function newMessageEach() {
  const customers = await prisma.customer.findMany()
  const mail = new Mail({ from: 'shop@shop.example', subject: 'March newsletter', text: 'What we shipped.' })
  for (const customer of customers) mail.addTo(customer.email)
  await sgMail.send(mail)
}

export async function sameMessage() {
  const customers = await prisma.customer.findMany()
  const mail = new Mail({ from: 'shop@shop.example', subject: 'March newsletter', text: 'What we shipped.' })
  const personalization = new Personalization()
  for (const customer of customers) {
    // expect: no-exposed-recipients
    personalization.addTo(customer.email)
  }
  mail.addPersonalization(personalization)
  await sgMail.send(mail)
}

export async function listAtOnce() {
  const customers = await prisma.customer.findMany()
  const mail = new Mail({ from: 'shop@shop.example', subject: 'March newsletter', text: 'What we shipped.' })
  // expect: no-exposed-recipients
  mail.addTo(customers.map((customer) => customer.email))
  await sgMail.send(mail)
}

// The one personalization is in the mail as often as there are people, each time with all of them.
export async function addedAgain() {
  const customers = await prisma.customer.findMany()
  const mail = new Mail({ from: 'shop@shop.example', subject: 'March newsletter', text: 'What we shipped.' })
  const personalization = new Personalization()
  for (const customer of customers) {
    // expect: no-exposed-recipients
    personalization.addTo(customer.email)
    mail.addPersonalization(personalization)
  }
  await sgMail.send(mail)
}

export async function onePersonalizationEach() {
  const customers = await prisma.customer.findMany()
  const mail = new Mail({ from: 'shop@shop.example', subject: 'March newsletter', text: 'What we shipped.' })
  for (const customer of customers) {
    const personalization = new Personalization()
    personalization.addTo(customer.email)
    mail.addPersonalization(personalization)
  }
  await sgMail.send(mail)
}
