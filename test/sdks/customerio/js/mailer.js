const { APIClient, SendEmailRequest } = require('customerio-node')

const client = new APIClient(process.env.CUSTOMERIO_KEY)

async function broadcast(to, subject, html) {
  const request = new SendEmailRequest({
    from: 'shop@shop.example',
    to: to.join(','),
    identifiers: { id: 'broadcast' },
    subject,
    body: html,
  })
  await client.sendEmail(request)
}

async function sendOne(to, subject, html) {
  const request = new SendEmailRequest({
    from: 'shop@shop.example',
    to,
    identifiers: { id: 'broadcast' },
    subject,
    body: html,
  })
  await client.sendEmail(request)
}

module.exports = { broadcast, sendOne }
