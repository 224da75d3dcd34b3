import { Email } from 'meteor/email'

export async function broadcast(to, subject, html) {
  await Email.sendAsync({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

export async function sendOne(to, subject, html) {
  await Email.sendAsync({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}
