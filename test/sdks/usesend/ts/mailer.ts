import { UseSend } from 'usesend-js'

const usesend = new UseSend(process.env.USESEND_KEY!)

export async function broadcast(to: string[], subject: string, html: string) {
  await usesend.emails.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await usesend.emails.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}
