import { groupBy } from 'lodash'
import nodemailer from 'nodemailer'
import * as R from 'ramda'
import { prisma } from './db'

const transport = nodemailer.createTransport({})
const message = (plan: string) => ({ from: 'a@example.com', subject: `News for ${plan}`, text: 'More room' })

export async function setAnew() {
  const byPlan = new Map<string, string[]>()
  for (const customer of await prisma.customer.findMany()) byPlan.set(customer.plan, [...(byPlan.get(customer.plan) ?? []), customer.email])
  for (const [plan, to] of byPlan) {
    // expect: no-exposed-recipients
    await transport.sendMail({ ...message(plan), to })
  }
}

export async function recordAnew() {
  const byPlan: Record<string, string[]> = {}
  for (const customer of await prisma.customer.findMany()) byPlan[customer.plan] = [...(byPlan[customer.plan] ?? []), customer.email]
  for (const [plan, emails] of Object.entries(byPlan)) {
    // expect: no-exposed-recipients
    await transport.sendMail({ ...message(plan), to: emails.join(', ') })
  }
}

export async function grouped() {
  const byPlan = Object.groupBy(await prisma.customer.findMany(), (customer) => customer.plan)
  for (const [plan, customers] of Object.entries(byPlan)) {
    // expect: no-exposed-recipients
    await transport.sendMail({ ...message(plan), to: customers.map((customer) => customer.email) })
  }
}

export async function groupedByLodash() {
  const byPlan = groupBy(await prisma.customer.findMany(), 'plan')
  for (const plan of Object.keys(byPlan)) {
    // expect: no-exposed-recipients
    await transport.sendMail({ ...message(plan), to: byPlan[plan].map((customer) => customer.email) })
    for (const { email } of byPlan[plan]) await transport.sendMail({ ...message(plan), to: email })
  }
}

export async function groupedByRamda() {
  const byPlan = R.groupBy((customer: { plan: string }) => customer.plan, await prisma.customer.findMany())
  for (const customers of Object.values(byPlan)) {
    // expect: no-exposed-recipients
    await transport.sendMail({ ...message('you'), to: customers.map((customer) => customer.email) })
  }
}

export async function ordersOfEach() {
  const byEmail = groupBy(await prisma.order.findMany(), 'email')
  for (const [to, orders] of Object.entries(byEmail)) {
    await transport.sendMail({ ...message('you'), to, text: orders.map((order) => order.number).join(', ') })
  }
}

export async function eachOfGroup() {
  const byPlan = Map.groupBy(await prisma.customer.findMany(), (customer) => customer.plan)
  for (const [plan, customers] of byPlan) {
    for (const customer of customers) await transport.sendMail({ ...message(plan), to: customer.email })
  }
}
