const { Resend } = require('@convex-dev/resend')
const { components } = require('./_generated/api')
const { sendOne } = require('./mailer')

const resend = new Resend(components.resend, {})

async function announceToSubscribers(ctx) {
  const subscribers = await ctx.db.query('subscribers').collect()
  for (const subscriber of subscribers) {
    await resend.sendEmail(ctx, {
      from: 'Shop <shop@shop.example>',
      to: subscriber.email,
      subject: 'The waitlist is open',
      html: '<p>You can sign up now.</p>',
    })
  }
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
  await Promise.all(users.map((user) => deliver(ctx, user.email, 'New terms of service', '<p>They apply from June on.</p>')))
}

async function notifyCustomers(ctx) {
  const customers = await ctx.db.query('customers').collect()
  for (const customer of customers) {
    await sendOne(ctx, customer.email, 'Thank you for a great year', '<p>Here is a voucher.</p>')
  }
}

async function copyToSubscribers(ctx) {
  const subscribers = await ctx.db.query('subscribers').collect()
  await resend.sendEmail(ctx, {
    from: 'Shop <shop@shop.example>',
    to: 'team@shop.example',
    bcc: subscribers.map((subscriber) => subscriber.email),
    subject: 'The waitlist is open',
    html: '<p>You can sign up now.</p>',
  })
}

module.exports = { announceToSubscribers, inviteUsers, notifyCustomers, copyToSubscribers }
