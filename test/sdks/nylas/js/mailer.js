const Nylas = require('nylas').default

const nylas = new Nylas({ apiKey: process.env.NYLAS_KEY })

async function broadcast(to, subject, html) {
  await nylas.messages.send({
    identifier: process.env.NYLAS_GRANT,
    requestBody: {
      to: to.map((email) => ({ email })),
      subject,
      body: html,
    },
  })
}

async function sendOne(to, subject, html) {
  await nylas.messages.send({
    identifier: process.env.NYLAS_GRANT,
    requestBody: {
      to: [{ email: to }],
      subject,
      body: html,
    },
  })
}

module.exports = { broadcast, sendOne }
