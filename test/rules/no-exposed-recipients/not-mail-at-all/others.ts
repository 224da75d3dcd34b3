import twilio from 'twilio'
import OpenAI from 'openai'
import { Client } from 'intercom-client'
import { prisma } from './prisma'

const sms = twilio(process.env.TWILIO_SID, process.env.TWILIO_TOKEN)
const openai = new OpenAI()
const intercom = new Client({ tokenAuth: { token: process.env.INTERCOM_TOKEN! } })

export async function text() {
  const users = await prisma.user.findMany()
  const to = users.map((user) => user.phone)
  await sms.messages.create({ to: to.join(','), from: '+4930000000', body: 'Hello' })
}

export async function summarise() {
  const users = await prisma.user.findMany()
  const emails = users.map((user) => user.email)
  await openai.beta.threads.messages.create('thread', { role: 'user', content: emails.join('\n') })
  await intercom.messages.create({ to: { type: 'user', id: emails[0] }, body: emails.join() } as never)
}

export async function travel(router: { send(message: { from: string; to: string[] }): void }) {
  const cities = await prisma.city.findMany()
  router.send({ from: 'Bonn', to: cities.map((city) => city.name) })
}

export async function transfer(wallet: { send(order: object): Promise<void> }) {
  const users = await prisma.user.findMany()
  await wallet.send({ to: users.map((user) => user.wallet), amount: 1 })
}
