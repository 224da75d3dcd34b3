const { Knock } = require('@knocklabs/node')

const knock = new Knock({ apiKey: process.env.KNOCK_KEY })

async function sendOne(to, subject, html) {
  await knock.workflows.trigger('news', {
    recipients: [{ id: to, email: to }],
    data: { subject, html },
  })
}

module.exports = { sendOne }
