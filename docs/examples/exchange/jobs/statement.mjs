import sgMail from '@sendgrid/mail'
import { activeUsers } from '@exchange/db'

/** sendMultiple makes one message of each address. */
export async function yearEnd(html) {
  const users = await activeUsers()
  await sgMail.sendMultiple({ from: 'no-reply@exchange.example', to: users.map((user) => user.email), subject: 'Your statement is ready', html })
}

/** Nobody in Bcc sees anybody. */
export async function outage(text) {
  const users = await activeUsers()
  await sgMail.send({ from: 'no-reply@exchange.example', to: 'no-reply@exchange.example', bcc: users.map((user) => user.email), subject: 'We are back', text })
}
