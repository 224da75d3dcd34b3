const { getPayload } = require('payload')
const config = require('./payload.config')

const ready = getPayload({ config })

async function broadcast(to, subject, html) {
  const payload = await ready
  await payload.sendEmail({
    to,
    subject,
    html,
  })
}

async function sendOne(to, subject, html) {
  const payload = await ready
  await payload.sendEmail({
    to,
    subject,
    html,
  })
}

module.exports = { broadcast, sendOne }
