const Email = require('email-templates')

const email = new Email({ message: { from: 'shop@shop.example' } })

async function broadcast(to, subject, html) {
  await email.send({
    template: 'news',
    message: {
      to,
      subject,
    },
    locals: { html },
  })
}

async function sendOne(to, subject, html) {
  await email.send({
    template: 'news',
    message: {
      to,
      subject,
    },
    locals: { html },
  })
}

module.exports = { broadcast, sendOne }
