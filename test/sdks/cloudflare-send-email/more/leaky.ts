import { EmailMessage } from 'cloudflare:email'
import type { SendEmail } from '@cloudflare/workers-types'
import { PrismaClient } from '@prisma/client'

interface Env {
  NEWS: SendEmail
}
const prisma = new PrismaClient()

export async function raw(env: Env) {
  const customers = await prisma.customer.findMany()
  // expect: no-exposed-recipients
  const text = `From: shop@shop.example\r\nTo: ${customers.map((customer) => customer.email).join(', ')}\r\nSubject: News\r\n\r\nWhat we shipped.`
  await env.NEWS.send(new EmailMessage('shop@shop.example', 'team@shop.example', text))
}
