import emailjs from '@emailjs/browser'

export async function broadcast(to: string[], subject: string, html: string) {
  await emailjs.send('service_shop', 'template_news', {
    to_email: to.join(','),
    subject,
    message: html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await emailjs.send('service_shop', 'template_news', {
    to_email: to,
    subject,
    message: html,
  })
}
