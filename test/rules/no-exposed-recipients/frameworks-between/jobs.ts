import { schemaTask, schedules, task, tasks } from '@trigger.dev/sdk/v3'
import { Inngest } from 'inngest'
import { Resend } from 'resend'
import { z } from 'zod'
import { PrismaClient } from '@prisma/client'

const resend = new Resend(process.env.RESEND_API_KEY)
const prisma = new PrismaClient()
const inngest = new Inngest({ id: 'club' })

export const sendNews = schemaTask({
  id: 'send-news',
  schema: z.object({ to: z.array(z.string()), subject: z.string() }),
  run: async ({ to, subject }) => {
    await resend.emails.send({ from: 'club@club.example', to, subject, text: 'New in May' })
  },
})

export const sendReceipt = task({
  id: 'send-receipt',
  run: async (payload: { to: string }) => {
    await resend.emails.send({ from: 'club@club.example', to: payload.to, subject: 'Receipt', text: 'Thank you' })
  },
})

export const daily = schedules.task({
  id: 'daily',
  cron: '0 9 * * *',
  run: async () => {
    const customers = await prisma.customer.findMany({ where: { daily: true } })
    // expect: no-exposed-recipients
    await sendNews.trigger({ to: customers.map((one) => one.email), subject: 'Today' })
    await tasks.trigger<typeof sendNews>('send-news', {
      // expect: no-exposed-recipients
      to: customers.map((one) => one.email),
      subject: 'Today',
    })
    for (const one of customers) await sendReceipt.trigger({ to: one.email })
    for (const one of customers) await sendNews.trigger({ to: [one.email], subject: 'Today' })
  },
})

export const published = inngest.createFunction({ id: 'published' }, { event: 'post/published' }, async ({ event, step }) => {
  const follows = await step.run('followers', () => prisma.follow.findMany({ where: { author: event.data.author }, include: { follower: true } }))
  await step.sendEvent('all at once', {
    name: 'mail/followers',
    data: {
      // expect: no-exposed-recipients
      to: follows.map((one) => one.follower.email),
    },
  })
  for (const one of follows) await step.sendEvent('one', { name: 'mail/follower', data: { to: one.follower.email } })
})

export const toFollowers = inngest.createFunction({ id: 'all' }, { event: 'mail/followers' }, async ({ event }) => {
  await resend.emails.send({ from: 'club@club.example', to: event.data.to, subject: 'A new post', text: 'Read it' })
})

export const toFollower = inngest.createFunction({ id: 'one' }, { event: 'mail/follower' }, async ({ event }) => {
  await resend.emails.send({ from: 'club@club.example', to: event.data.to, subject: 'A new post', text: 'Read it' })
})
