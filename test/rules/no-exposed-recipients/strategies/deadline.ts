import { createSender, isolated } from './senders'
import { taxpayers } from './taxpayers'

const sender = createSender()

export async function deadline() {
  const people = await taxpayers()
  // expect: no-exposed-recipients
  await sender.send(people.map((person) => person.email), 'The deadline is near', '…')
}

export async function extended() {
  const people = await taxpayers()
  await isolated('sendgrid').send(people.map((person) => person.email), 'Two more weeks', '…')
}

export async function received(email: string) {
  await sender.send([email], 'Received', '…')
}
