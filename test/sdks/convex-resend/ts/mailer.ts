import { Resend } from '@convex-dev/resend'
import { components } from './_generated/api'
import type { MutationCtx } from './_generated/server'

const resend = new Resend(components.resend, {})

export async function broadcast(ctx: MutationCtx, to: string[], subject: string, html: string) {
  await resend.sendEmail(ctx, {
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

export async function sendOne(ctx: MutationCtx, to: string, subject: string, html: string) {
  await resend.sendEmail(ctx, {
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}
