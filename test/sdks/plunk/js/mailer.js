const Plunk = require('@plunk/node').default

const plunk = new Plunk(process.env.PLUNK_KEY)

async function sendOne(to, subject, html) {
  await plunk.emails.send({
    to,
    subject,
    body: html,
  })
}

module.exports = { sendOne }
