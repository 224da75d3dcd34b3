const { SESv2Client, SendEmailCommand, SendBulkEmailCommand } = require('@aws-sdk/client-sesv2')

const ses = new SESv2Client({ region: 'eu-central-1' })

async function broadcast(to, subject, html) {
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        ToAddresses: to,
      },
      Content: { Simple: { Subject: { Data: subject }, Body: { Html: { Data: html } } } },
    }),
  )
}

async function sendOne(to, subject, html) {
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'shop@shop.example',
      Destination: {
        ToAddresses: [to],
      },
      Content: { Simple: { Subject: { Data: subject }, Body: { Html: { Data: html } } } },
    }),
  )
}

module.exports = { broadcast, sendOne }
