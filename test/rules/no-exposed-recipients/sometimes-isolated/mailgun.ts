import FormData from 'form-data'
import Mailgun from 'mailgun.js'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const mailgun = new Mailgun(FormData).client({ username: 'api', key: process.env.MAILGUN_KEY! })
const from = 'news@shop.example'

/** Mailgun sends one copy each only where it is given variables. */
export async function spread(isPersonal: boolean) {
  const customers = await db.customer.findMany()
  const variables = JSON.stringify(Object.fromEntries(customers.map((customer) => [customer.email, { name: customer.name }])))
  await mailgun.messages.create('shop.example', {
    from,
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    subject: 'News',
    text: 'Our news',
    ...(isPersonal && { 'recipient-variables': variables }),
  })
}

export async function either(isPersonal: boolean) {
  const customers = await db.customer.findMany()
  const variables = JSON.stringify(Object.fromEntries(customers.map((customer) => [customer.email, { name: customer.name }])))
  await mailgun.messages.create('shop.example', {
    from,
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    subject: 'News',
    text: 'Our news',
    'recipient-variables': isPersonal ? variables : undefined,
  })
}

export async function later(isPersonal: boolean) {
  const customers = await db.customer.findMany()
  // expect: no-exposed-recipients
  const message: Record<string, unknown> = { from, to: customers.map((customer) => customer.email), subject: 'News', text: 'Our news' }
  if (isPersonal) message['recipient-variables'] = JSON.stringify(Object.fromEntries(customers.map((one) => [one.email, { name: one.name }])))
  await mailgun.messages.create('shop.example', message)
}

export async function always() {
  const customers = await db.customer.findMany()
  await mailgun.messages.create('shop.example', {
    from,
    to: customers.map((customer) => customer.email),
    subject: 'News',
    text: 'Our news',
    ...{ 'recipient-variables': JSON.stringify(Object.fromEntries(customers.map((one) => [one.email, { name: one.name }]))) },
  })
}

/** One customer sees nobody. */
export async function whereMany() {
  const customers = await db.customer.findMany()
  const message: Record<string, unknown> = { from, to: customers.map((customer) => customer.email), subject: 'News', text: 'Our news' }
  if (customers.length > 1)
    message['recipient-variables'] = JSON.stringify(Object.fromEntries(customers.map((one) => [one.email, { name: one.name }])))
  await mailgun.messages.create('shop.example', message)
}

/** A batch is always given its variables; a notice has none. */
async function deliver(to: string[], variables?: Record<string, { name: string }>) {
  if (to.length > 1000) throw new Error('too many for one call')
  const message: Record<string, unknown> = { from, to: to.join(','), subject: 'News', text: 'Our news' }
  if (variables) message['recipient-variables'] = JSON.stringify(variables)
  await mailgun.messages.create('shop.example', message)
}

export async function batch() {
  const customers = await db.customer.findMany()
  const variables = customers.reduce((all, { email, name }) => ({ ...all, [email]: { name } }), {})
  await deliver(customers.map((customer) => customer.email), variables)
}

export async function notice() {
  const customers = await db.customer.findMany()
  // expect: no-exposed-recipients
  await deliver(customers.map((customer) => customer.email))
}
