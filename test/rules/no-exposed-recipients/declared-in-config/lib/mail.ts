import sgMail from '@sendgrid/mail'

// The gateway in between takes a list apart.
export async function sendEach(to: string[], subject: string) {
  await sgMail.send({ to, from: 'club@club.example', subject, text: 'See you there.' })
}

export const remind = (to: string[]) => sendAll(to, 'Tomorrow')

export async function sendAll(to: string[], subject: string) {
  await sgMail.send({ to, from: 'club@club.example', subject, text: 'See you there.' })
}
