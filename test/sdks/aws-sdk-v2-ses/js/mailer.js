const AWS = require('aws-sdk')

const ses = new AWS.SES({ region: 'eu-central-1' })

async function broadcast(to, subject, html) {
  await ses
    .sendEmail({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: to,
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    })
    .promise()
}

async function sendOne(to, subject, html) {
  await ses
    .sendEmail({
      Source: 'shop@shop.example',
      Destination: {
        ToAddresses: [to],
      },
      Message: { Subject: { Data: subject }, Body: { Html: { Data: html } } },
    })
    .promise()
}

module.exports = { broadcast, sendOne }
