const sendgrid = require('sendgrid')

const sg = sendgrid(process.env.SENDGRID_API_KEY)

async function broadcast(to, subject, html) {
  const request = sg.emptyRequest({
    method: 'POST',
    path: '/v3/mail/send',
    body: {
      from: { email: 'shop@shop.example' },
      personalizations: [
        {
          to: to.map((email) => ({ email })),
        },
      ],
      subject,
      content: [{ type: 'text/html', value: html }],
    },
  })
  await sg.API(request)
}

async function sendOne(to, subject, html) {
  const request = sg.emptyRequest({
    method: 'POST',
    path: '/v3/mail/send',
    body: {
      from: { email: 'shop@shop.example' },
      personalizations: [
        {
          to: [{ email: to }],
        },
      ],
      subject,
      content: [{ type: 'text/html', value: html }],
    },
  })
  await sg.API(request)
}

module.exports = { broadcast, sendOne }
