const { Resend } = require('@convex-dev/resend')
const { components } = require('./_generated/api')
const { broadcast } = require('./mailer')

const resend = new Resend(components.resend, {})

async function announceToSubscribers(ctx) {
  const subscribers = await ctx.db.query('subscribers').collect()
  await resend.sendEmail(ctx, {
    from: 'Shop <shop@shop.example>',
    // expect: no-exposed-recipients
    to: subscribers.map((subscriber) => subscriber.email),
    subject: 'The waitlist is open',
    html: '<p>You can sign up now.</p>',
  })
}

async function deliver(ctx, to, subject, html) {
  await resend.sendEmail(ctx, {
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

async function inviteUsers(ctx) {
  const users = await ctx.db.query('users').collect()
  await deliver(
    ctx,
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'New terms of service',
    '<p>They apply from June on.</p>',
  )
}

async function notifyCustomers(ctx) {
  const customers = await ctx.db.query('customers').collect()
  await broadcast(
    ctx,
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'Thank you for a great year',
    '<p>Here is a voucher.</p>',
  )
}

module.exports = { announceToSubscribers, inviteUsers, notifyCustomers }
