import Courier from '@trycourier/courier'

const courier = new Courier({ apiKey: process.env.COURIER_KEY })

export async function broadcast(to: string[], subject: string, html: string) {
  await courier.send.message({
    message: {
      to: { email: 'team@shop.example' },
      content: { title: subject, body: html },
      channels: {
        email: {
          override: {
            cc: to.join(','),
          },
        },
      },
    },
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await courier.send.message({
    message: {
      to: { email: 'team@shop.example' },
      content: { title: subject, body: html },
      channels: {
        email: {
          override: {
            cc: to,
          },
        },
      },
    },
  })
}
