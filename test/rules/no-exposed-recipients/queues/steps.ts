import { Inngest } from 'inngest'
import { Resend } from 'resend'
import { PrismaClient } from '@prisma/client'

const inngest = new Inngest({ id: 'shop' })
const resend = new Resend(process.env.RESEND_API_KEY)
const prisma = new PrismaClient()

/** What a durable step gives is what its function gives. */
export const weekly = inngest.createFunction({ id: 'weekly' }, { cron: '0 9 * * 1' }, async ({ step }) => {
  const customers = await step.run('load customers', async () => prisma.customer.findMany({ where: { weekly: true } }))

  await step.run('send to all', async () => {
    // expect: no-exposed-recipients
    await resend.emails.send({ from: 'a@example.com', to: customers.map((one) => one.email), subject: 'This week', text: 'New in May' })
  })

  for (const customer of customers) {
    await step.run(`send to ${customer.id}`, async () => {
      await resend.emails.send({ from: 'a@example.com', to: customer.email, subject: 'This week', text: 'New in May' })
    })
  }
})
