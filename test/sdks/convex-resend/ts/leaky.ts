import { Resend } from '@convex-dev/resend'
import { components } from './_generated/api'
import type { MutationCtx } from './_generated/server'
import { broadcast } from './mailer'

const resend = new Resend(components.resend, {})

export async function announceToSubscribers(ctx: MutationCtx) {
  const subscribers = await ctx.db.query('subscribers').collect()
  await resend.sendEmail(ctx, {
    from: 'Shop <shop@shop.example>',
    // expect: no-exposed-recipients
    to: subscribers.map((subscriber) => subscriber.email),
    subject: 'The waitlist is open',
    html: '<p>You can sign up now.</p>',
  })
}

async function deliver(ctx: MutationCtx, to: string[], subject: string, html: string) {
  await resend.sendEmail(ctx, {
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

export async function inviteUsers(ctx: MutationCtx) {
  const users = await ctx.db.query('users').collect()
  await deliver(
    ctx,
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'New terms of service',
    '<p>They apply from June on.</p>',
  )
}

export async function notifyCustomers(ctx: MutationCtx) {
  const customers = await ctx.db.query('customers').collect()
  await broadcast(
    ctx,
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Thank you for a great year',
    '<p>Here is a voucher.</p>',
  )
}
