import { sendMail } from '@exchange/mail'

/** Hands a mail on to the mail package, with our footer. */
export async function notify(addresses: string[], subject: string, body: string) {
  await sendMail({ to: addresses, subject, html: `${body}<p>You receive this because you trade with us.</p>` })
}

export async function notifyOne(address: string, subject: string, body: string) {
  await notify([address], subject, body)
}
