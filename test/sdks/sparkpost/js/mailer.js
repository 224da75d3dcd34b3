const SparkPost = require('sparkpost')

const sparkpost = new SparkPost(process.env.SPARKPOST_KEY)

async function broadcast(to, subject, html) {
  await sparkpost.transmissions.send({
    recipients: [{ address: 'team@shop.example' }],
    content: {
      from: 'shop@shop.example',
      subject,
      html,
      headers: {
        CC: to.join(', '),
      },
    },
  })
}

async function sendOne(to, subject, html) {
  await sparkpost.transmissions.send({
    recipients: [{ address: 'team@shop.example' }],
    content: {
      from: 'shop@shop.example',
      subject,
      html,
      headers: {
        CC: to,
      },
    },
  })
}

module.exports = { broadcast, sendOne }
