import sgMail from '@sendgrid/mail'
import { clients } from './clients'

export async function priceList(text: string) {
  const people = await clients()
  const message = { to: people.map((person) => person.email), from: 'sales@mill.example', subject: 'New prices', text }
  await sgMail.send(message, true)
}

export async function priceListOpen(text: string) {
  const people = await clients()
  // expect: no-exposed-recipients
  const message = { to: people.map((person) => person.email), from: 'sales@mill.example', subject: 'New prices', text }
  await sgMail.send(message)
}

export async function openingHours(text: string) {
  const people = await clients()
  const to = people.map((person) => person.email)
  await sgMail.send({ to, from: 'sales@mill.example', subject: 'Closed on Monday', text, isMultiple: true })
  // expect: no-exposed-recipients
  await sgMail.send({ to, from: 'sales@mill.example', subject: 'Closed on Monday', text, isMultiple: false })
}
