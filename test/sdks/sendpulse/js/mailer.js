const sendpulse = require('sendpulse-api')

sendpulse.init(process.env.SP_ID, process.env.SP_SECRET, '/var/cache/', () => {})

async function broadcast(to, subject, html) {
  sendpulse.smtpSendMail(console.log, {
    from: { email: 'shop@shop.example', name: 'Shop' },
    to: to.map((email) => ({ email })),
    subject,
    html,
  })
}

async function sendOne(to, subject, html) {
  sendpulse.smtpSendMail(console.log, {
    from: { email: 'shop@shop.example', name: 'Shop' },
    to: [{ email: to }],
    subject,
    html,
  })
}

module.exports = { broadcast, sendOne }
