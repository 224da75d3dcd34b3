import mail from '@adonisjs/mail/services/main'

export async function broadcast(to, subject, html) {
  await mail.send((message) => {
    message.from('shop@shop.example').to(to).subject(subject).html(html)
  })
}

export async function sendOne(to, subject, html) {
  await mail.send((message) => {
    message.from('shop@shop.example').to(to).subject(subject).html(html)
  })
}
