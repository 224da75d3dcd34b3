import client from './client'

export async function bulk(emails: string[], subject: string) {
  await client.send(emails.map((to) => ({ to, from: 'bike@ride.example', subject, text: '…' })))
}
