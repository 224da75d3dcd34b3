import AWS from 'aws-sdk'

const ses = new AWS.SES({ region: 'eu-central-1' })

export async function broadcast(to: string[], subject: string, html: string) {
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

export async function sendOne(to: string, subject: string, html: string) {
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
