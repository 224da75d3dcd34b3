import Email from 'email-templates'

const email = new Email({ message: { from: 'shop@shop.example' } })

export async function broadcast(to: string[], subject: string, html: string) {
  await email.send({
    template: 'news',
    message: {
      to,
      subject,
    },
    locals: { html },
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await email.send({
    template: 'news',
    message: {
      to,
      subject,
    },
    locals: { html },
  })
}
