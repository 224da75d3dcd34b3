const axios = require('axios')

async function broadcast(to, subject, html) {
  await axios.post(
    'https://api.brevo.com/v3/smtp/email',
    {
      sender: { email: 'shop@shop.example' },
      to: to.map((email) => ({ email })),
      subject,
      htmlContent: html,
    },
    { headers: { 'api-key': process.env.BREVO_API_KEY } },
  )
}

async function sendOne(to, subject, html) {
  await axios.post(
    'https://api.brevo.com/v3/smtp/email',
    {
      sender: { email: 'shop@shop.example' },
      to: [{ email: to }],
      subject,
      htmlContent: html,
    },
    { headers: { 'api-key': process.env.BREVO_API_KEY } },
  )
}

module.exports = { broadcast, sendOne }
