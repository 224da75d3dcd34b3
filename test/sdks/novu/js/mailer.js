const { Novu } = require('@novu/node')

const novu = new Novu(process.env.NOVU_KEY)

async function broadcast(to, subject, html) {
  await novu.trigger('news', {
    to: { subscriberId: 'team' },
    payload: { subject, html },
    overrides: {
      email: {
        cc: to,
      },
    },
  })
}

async function sendOne(to, subject, html) {
  await novu.trigger('news', {
    to: { subscriberId: 'team' },
    payload: { subject, html },
    overrides: {
      email: {
        cc: [to],
      },
    },
  })
}

module.exports = { broadcast, sendOne }
