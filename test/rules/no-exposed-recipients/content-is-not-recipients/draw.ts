import { Resend } from 'resend'
import { participants } from './participants'

const resend = new Resend(process.env.RESEND_API_KEY)
const from = 'draw@lottery.example'

/** The text shows the others; that is another rule's matter. Nobody is in anybody's To. */
export async function table() {
  const people = await participants()
  const rows = people.map((person) => `<tr><td>${person.name}</td><td>${person.email}</td></tr>`).join('')
  for (const person of people) {
    // expect: no-foreign-data
    await resend.emails.send({ from, to: person.email, subject: 'All participants', html: `<table>${rows}</table>` })
  }
}

export async function renderedOnce() {
  const people = await participants()
  // expect: no-foreign-data
  const html = `<p>Hi ${people[0].name}, <a href="https://lottery.example/u?email=${people[0].email}">unsubscribe</a></p>`
  await Promise.all(people.map(({ email }) => resend.emails.send({ from, to: email, subject: 'The draw', html })))
}

export async function narrowed() {
  const draw = { people: await participants() }
  for (const person of draw.people) {
    const data = { ...draw, people: draw.people.filter((other) => other.email === person.email) }
    await resend.emails.send({ from, to: data.people[0].email, subject: 'Your number', text: '…' })
  }
}

/** A correct loop with a wrong display name: every mail names everybody. */
export async function displayName() {
  const people = await participants()
  const names = people.map((person) => person.name).join(', ')
  for (const person of people) {
    // expect: no-foreign-data
    await resend.emails.send({ from, to: `${names} <${person.email}>`, subject: 'Your number', text: '…' })
  }
}
