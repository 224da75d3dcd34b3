import type { D1Database, SendEmail } from '@cloudflare/workers-types'
import { broadcast } from './mailer'

interface Env {
  EMAIL: SendEmail
  DB: D1Database
}

export async function announceToSubscribers(env: Env) {
  const subscribers = (await env.DB.prepare('select email, name from subscribers').all()).results
  await env.EMAIL.send({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: subscribers.map((subscriber) => subscriber.email),
    subject: 'Withdrawals are delayed',
    html: '<p>We expect to catch up tonight.</p>',
  })
}

async function deliver(env: Env, to: string[], subject: string, html: string) {
  await env.EMAIL.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

export async function inviteUsers(env: Env) {
  const users = (await env.DB.prepare('select email from users where newsletter = 1').all()).results
  await deliver(
    env,
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'Course material for week 3',
    '<p>The slides are online.</p>',
  )
}

export async function notifyCustomers(env: Env) {
  const customers = (await env.DB.prepare('select email from customers').all()).results
  await broadcast(
    env,
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Your support survey',
    '<p>It takes two minutes.</p>',
  )
}
