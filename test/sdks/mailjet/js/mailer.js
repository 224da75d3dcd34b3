const mailjet = require('node-mailjet').apiConnect(process.env.MJ_KEY, process.env.MJ_SECRET)

async function broadcast(to, subject, html) {
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'shop@shop.example', Name: 'Shop' },
        To: to.map((Email) => ({ Email })),
        Subject: subject,
        HTMLPart: html,
      },
    ],
  })
}

async function sendOne(to, subject, html) {
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'shop@shop.example', Name: 'Shop' },
        To: [{ Email: to }],
        Subject: subject,
        HTMLPart: html,
      },
    ],
  })
}

module.exports = { broadcast, sendOne }
