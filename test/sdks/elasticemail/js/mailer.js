const { Configuration, EmailsApi } = require('@elasticemail/elasticemail-client-ts-axios')

const emails = new EmailsApi(new Configuration({ apiKey: process.env.ELASTIC_KEY }))

async function broadcast(to, subject, html) {
  await emails.emailsTransactionalPost({
    Recipients: {
      To: to,
    },
    Content: { From: 'shop@shop.example', Subject: subject, Body: [{ ContentType: 'HTML', Content: html }] },
  })
}

async function sendOne(to, subject, html) {
  await emails.emailsTransactionalPost({
    Recipients: {
      To: [to],
    },
    Content: { From: 'shop@shop.example', Subject: subject, Body: [{ ContentType: 'HTML', Content: html }] },
  })
}

module.exports = { broadcast, sendOne }
