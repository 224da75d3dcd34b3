const { createClient } = require('@scaleway/sdk-client')
const { Temv1alpha1 } = require('@scaleway/sdk-tem')

const tem = new Temv1alpha1.API(createClient({ accessKey: process.env.SCW_KEY }))

async function broadcast(to, subject, html) {
  await tem.createEmail({
    from: { email: 'shop@shop.example' },
    to: to.map((email) => ({ email })),
    subject,
    html,
  })
}

async function sendOne(to, subject, html) {
  await tem.createEmail({
    from: { email: 'shop@shop.example' },
    to: [{ email: to }],
    subject,
    html,
  })
}

module.exports = { broadcast, sendOne }
