import SparkPost from 'sparkpost'

const sparkpost = new SparkPost(process.env.SPARKPOST_KEY)

export async function broadcast(to: string[], subject: string, html: string) {
  await sparkpost.transmissions.send({
    recipients: [{ address: 'team@shop.example' }],
    content: {
      from: 'shop@shop.example',
      subject,
      html,
      headers: {
        CC: to.join(', '),
      },
    },
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await sparkpost.transmissions.send({
    recipients: [{ address: 'team@shop.example' }],
    content: {
      from: 'shop@shop.example',
      subject,
      html,
      headers: {
        CC: to,
      },
    },
  })
}
