const { UseSend } = require('usesend-js')

const usesend = new UseSend(process.env.USESEND_KEY)

async function broadcast(to, subject, html) {
  await usesend.emails.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

async function sendOne(to, subject, html) {
  await usesend.emails.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

module.exports = { broadcast, sendOne }
