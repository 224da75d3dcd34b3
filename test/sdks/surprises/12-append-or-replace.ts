/**
 * Adders that pile up (AdonisJS, SMTP2GO) and setters that replace (MailerSend, Personalization). A replaced
 * Personalization that is added again sends every message to the last person: the wrong person, but nobody is shown.
 */
import mail from '@adonisjs/mail/services/main'
import { PrismaClient } from '@prisma/client'
import { classes } from '@sendgrid/helpers'
import sgMail from '@sendgrid/mail'
import { EmailParams, MailerSend, Recipient } from 'mailersend'
import SMTP2GOApi from 'smtp2go-nodejs'

const prisma = new PrismaClient()
const api = SMTP2GOApi(process.env.SMTP2GO_KEY!)
const mailersend = new MailerSend({ apiKey: process.env.MAILERSEND_API_KEY! })

export async function adonis() {
  const customers = await prisma.customer.findMany()
  await mail.send((message) => {
    message.from('shop@shop.example').subject('March newsletter')
    for (const customer of customers) {
      // expect: no-exposed-recipients
      message.to(customer.email)
    }
  })
}

export async function sameObjectAgain() {
  const customers = await prisma.customer.findMany()
  const message = api.mail().from({ email: 'shop@shop.example' }).subject('March newsletter')
  for (const customer of customers) {
    // expect: no-exposed-recipients
    message.to({ email: customer.email })
    await api.client().consume(message)
  }
}

export async function newObjectEach() {
  const customers = await prisma.customer.findMany()
  for (const customer of customers) {
    const message = api.mail().from({ email: 'shop@shop.example' }).to({ email: customer.email }).subject('March newsletter')
    await api.client().consume(message)
  }
}

export async function replaced() {
  const customers = await prisma.customer.findMany()
  const params = new EmailParams().setSubject('March newsletter')
  for (const customer of customers) {
    params.setTo([new Recipient(customer.email)])
    await mailersend.email.send(params)
  }
}

export async function lastPersonOnly() {
  const customers = await prisma.customer.findMany()
  const message = new classes.Mail({ from: 'shop@shop.example', subject: 'March newsletter', text: 'What we shipped.' })
  const personalization = new classes.Personalization()
  for (const customer of customers) {
    personalization.setTo(customer.email)
    message.addPersonalization(personalization)
  }
  await sgMail.send(message)
}
