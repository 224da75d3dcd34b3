const { Resend } = require('@convex-dev/resend')
const { components } = require('./_generated/api')

const resend = new Resend(components.resend, {})

async function broadcast(ctx, to, subject, html) {
  await resend.sendEmail(ctx, {
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

async function sendOne(ctx, to, subject, html) {
  await resend.sendEmail(ctx, {
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}

module.exports = { broadcast, sendOne }
