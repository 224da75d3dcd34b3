import { Email } from 'meteor/email'

export async function broadcast(to: string[], subject: string, html: string) {
  await Email.sendAsync({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await Email.sendAsync({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}
