import SMTP2GOApi from 'smtp2go-nodejs'

const api = SMTP2GOApi(process.env.SMTP2GO_KEY!)

export async function broadcast(to: string[], subject: string, html: string) {
  const mail = api
    .mail()
    .from({ email: 'shop@shop.example' })
    .to(to.map((email) => ({ email })))
    .subject(subject)
    .html(html)
  await api.client().consume(mail)
}

export async function sendOne(to: string, subject: string, html: string) {
  const mail = api.mail().from({ email: 'shop@shop.example' }).to({ email: to }).subject(subject).html(html)
  await api.client().consume(mail)
}
