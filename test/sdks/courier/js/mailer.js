const { CourierClient } = require('@trycourier/courier')

const courier = new CourierClient({ authorizationToken: process.env.COURIER_KEY })

async function broadcast(to, subject, html) {
  await courier.send({
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

async function sendOne(to, subject, html) {
  await courier.send({
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

module.exports = { broadcast, sendOne }
