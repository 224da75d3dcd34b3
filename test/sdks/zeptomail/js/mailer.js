const { SendMailClient } = require('zeptomail')

const client = new SendMailClient({ url: 'api.zeptomail.com/', token: process.env.ZEPTO_TOKEN })

async function broadcast(to, subject, html) {
  await client.sendMail({
    from: { address: 'shop@shop.example', name: 'Shop' },
    to: to.map((address) => ({ email_address: { address } })),
    subject,
    htmlbody: html,
  })
}

async function sendOne(to, subject, html) {
  await client.sendMail({
    from: { address: 'shop@shop.example', name: 'Shop' },
    to: [{ email_address: { address: to } }],
    subject,
    htmlbody: html,
  })
}

module.exports = { broadcast, sendOne }
