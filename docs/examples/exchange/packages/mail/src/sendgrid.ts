import sgMail from '@sendgrid/mail'

sgMail.setApiKey(process.env.SENDGRID_API_KEY ?? '')

export interface Mail {
  to: string | string[]
  subject: string
  html: string
}

/** One API call. Whoever is in `to` gets the same copy. */
export async function sendMail({ to, subject, html }: Mail) {
  await sgMail.send({ from: 'Exchange <no-reply@exchange.example>', to, subject, html })
}
