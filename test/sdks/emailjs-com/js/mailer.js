const emailjs = require('@emailjs/nodejs')

async function broadcast(to, subject, html) {
  await emailjs.send('service_shop', 'template_news', {
    to_email: to.join(','),
    subject,
    message: html,
  })
}

async function sendOne(to, subject, html) {
  await emailjs.send('service_shop', 'template_news', {
    to_email: to,
    subject,
    message: html,
  })
}

module.exports = { broadcast, sendOne }
