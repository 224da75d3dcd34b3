import client from './client'

export function send({ recipients }: { recipients: string[] }) {
  return client.send({ to: recipients, from: 'bike@ride.example', subject: 'Digest', text: '…' })
}
