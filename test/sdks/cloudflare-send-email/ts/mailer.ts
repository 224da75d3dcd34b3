import type { D1Database, SendEmail } from '@cloudflare/workers-types'

interface Env {
  EMAIL: SendEmail
  DB: D1Database
}

export async function broadcast(env: Env, to: string[], subject: string, html: string) {
  await env.EMAIL.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

export async function sendOne(env: Env, to: string, subject: string, html: string) {
  await env.EMAIL.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}
