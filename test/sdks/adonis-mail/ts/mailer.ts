import mail from '@adonisjs/mail/services/main'

export async function broadcast(to: string[], subject: string, html: string) {
  await mail.send((message) => {
    message.from('shop@shop.example').to(to).subject(subject).html(html)
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await mail.send((message) => {
    message.from('shop@shop.example').to(to).subject(subject).html(html)
  })
}
