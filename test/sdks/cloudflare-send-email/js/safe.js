import { sendOne } from './mailer'

export async function announceToSubscribers(env) {
  const subscribers = (await env.DB.prepare('select email, name from subscribers').all()).results
  for (const subscriber of subscribers) {
    await env.EMAIL.send({
      from: 'shop@shop.example',
      to: subscriber.email,
      subject: 'Withdrawals are delayed',
      html: '<p>We expect to catch up tonight.</p>',
    })
  }
}

async function deliver(env, to, subject, html) {
  await env.EMAIL.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

export async function inviteUsers(env) {
  const users = (await env.DB.prepare('select email from users where newsletter = 1').all()).results
  await Promise.all(users.map((user) => deliver(env, user.email, 'Course material for week 3', '<p>The slides are online.</p>')))
}

export async function notifyCustomers(env) {
  const customers = (await env.DB.prepare('select email from customers').all()).results
  for (const customer of customers) {
    await sendOne(env, customer.email, 'Your support survey', '<p>It takes two minutes.</p>')
  }
}

export async function copyToSubscribers(env) {
  const subscribers = (await env.DB.prepare('select email, name from subscribers').all()).results
  await env.EMAIL.send({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    bcc: subscribers.map((subscriber) => subscriber.email),
    subject: 'Withdrawals are delayed',
    html: '<p>We expect to catch up tonight.</p>',
  })
}
