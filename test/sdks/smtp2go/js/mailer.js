const SMTP2GOApi = require('smtp2go-nodejs').default

const api = SMTP2GOApi(process.env.SMTP2GO_KEY)

async function broadcast(to, subject, html) {
  const mail = api
    .mail()
    .from({ email: 'shop@shop.example' })
    .to(to.map((email) => ({ email })))
    .subject(subject)
    .html(html)
  await api.client().consume(mail)
}

async function sendOne(to, subject, html) {
  const mail = api.mail().from({ email: 'shop@shop.example' }).to({ email: to }).subject(subject).html(html)
  await api.client().consume(mail)
}

module.exports = { broadcast, sendOne }
