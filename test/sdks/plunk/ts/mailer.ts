import Plunk from '@plunk/node'

const plunk = new Plunk(process.env.PLUNK_KEY!)

export async function sendOne(to: string, subject: string, html: string) {
  await plunk.emails.send({
    to,
    subject,
    body: html,
  })
}
