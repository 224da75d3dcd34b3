import { createDigest, makeMailer } from './make-mailer.js'
import { followers } from './followers.js'

const mailer = makeMailer()
const reply = mailer.withSubject('A reply')

export async function replied(topic, author) {
  const people = await followers(topic)
  const emails = people.map((person) => person.email)
  await mailer.sendEach(emails, 'A reply', '…')
  await reply(author.email, '…')
  // missing: no-exposed-recipients
  await reply(emails, '…')
}

export async function closed(topic) {
  const people = await followers(topic)
  // expect: no-exposed-recipients
  await mailer.send(people.map((person) => person.email), 'Topic closed')
}

export async function digest(topic) {
  const people = await followers(topic)
  // missing: no-exposed-recipients
  const job = createDigest(mailer, people.map((person) => person.email))
  await job.run()
}

export async function welcome(person) {
  const job = createDigest(mailer, [person.email])
  await job.run()
}
