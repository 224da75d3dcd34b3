const { SESClient, SendEmailCommand, SendBulkTemplatedEmailCommand } = require('@aws-sdk/client-ses')

const ses = new SESClient({ region: 'eu-central-1' })

async function broadcast(to, subject, html) {
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: to,
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    }),
  )
}

async function sendOne(to, subject, html) {
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: [to],
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    }),
  )
}

module.exports = { broadcast, sendOne }
