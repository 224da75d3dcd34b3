const { Client } = require('@microsoft/microsoft-graph-client')
const { authProvider } = require('./auth')

const graph = Client.initWithMiddleware({ authProvider })

async function broadcast(to, subject, html) {
  await graph.api('/users/shop@shop.example/sendMail').post({
    message: {
      subject,
      body: { contentType: 'HTML', content: html },
      toRecipients: to.map((address) => ({ emailAddress: { address } })),
    },
  })
}

async function sendOne(to, subject, html) {
  await graph.api('/users/shop@shop.example/sendMail').post({
    message: {
      subject,
      body: { contentType: 'HTML', content: html },
      toRecipients: [{ emailAddress: { address: to } }],
    },
  })
}

module.exports = { broadcast, sendOne }
