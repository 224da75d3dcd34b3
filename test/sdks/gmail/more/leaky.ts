import { gmail } from '@googleapis/gmail'
import { createMimeMessage } from 'mimetext'
import { auth } from './auth'
import { PrismaClient } from '@prisma/client'

const client = gmail({ version: 'v1', auth })
const prisma = new PrismaClient()

export async function built() {
  const customers = await prisma.customer.findMany()
  const message = createMimeMessage()
  message.setSender('shop@shop.example')
  // expect: no-exposed-recipients
  message.setTo(customers.map((customer) => customer.email))
  message.setSubject('March newsletter')
  await client.users.messages.send({ userId: 'me', requestBody: { raw: message.asEncoded() } })
}

export async function draft() {
  const customers = await prisma.customer.findMany()
  // expect: no-exposed-recipients
  const text = `From: shop@shop.example\r\nCc: ${customers.map((customer) => customer.email).join(', ')}\r\nSubject: News\r\n\r\nWhat we shipped.`
  await client.users.drafts.create({ userId: 'me', requestBody: { message: { raw: Buffer.from(text).toString('base64url') } } })
}
