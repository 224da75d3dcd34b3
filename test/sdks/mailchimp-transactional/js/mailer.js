const client = require('@mailchimp/mailchimp_transactional')(process.env.MANDRILL_KEY)

async function broadcast(to, subject, html) {
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: to.map((email) => ({ email })),
      preserve_recipients: true,
      subject,
      html,
    },
  })
}

async function sendOne(to, subject, html) {
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: [{ email: to }],
      preserve_recipients: true,
      subject,
      html,
    },
  })
}

module.exports = { broadcast, sendOne }
