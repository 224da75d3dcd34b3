const { EmailClient } = require('@azure/communication-email')

const client = new EmailClient(process.env.ACS_CONNECTION)

async function broadcast(to, subject, html) {
  await client.beginSend({
    senderAddress: 'shop@shop.example',
    content: { subject, html },
    recipients: {
      to: to.map((address) => ({ address })),
    },
  })
}

async function sendOne(to, subject, html) {
  await client.beginSend({
    senderAddress: 'shop@shop.example',
    content: { subject, html },
    recipients: {
      to: [{ address: to }],
    },
  })
}

module.exports = { broadcast, sendOne }
