import { Resend } from '@convex-dev/resend'
import { components } from './_generated/api'
import type { MutationCtx } from './_generated/server'

const resend = new Resend(components.resend, {})

export async function positional(ctx: MutationCtx) {
  const customers = await ctx.db.query('customers').collect()
  await resend.sendEmail(
    ctx,
    'shop@shop.example',
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'March newsletter',
    '<p>What we shipped.</p>',
  )
}
