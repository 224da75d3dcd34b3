import { render } from '@react-email/render'
import ejs from 'ejs'
import Handlebars from 'handlebars'
import { Resend } from 'resend'
import { PrismaClient } from '@prisma/client'
import { GuestCount, GuestList } from './Emails'

const db = new PrismaClient()
const resend = new Resend(process.env.RESEND_KEY)
const from = 'party@party.example'

export async function listForAll() {
  const guests = await db.guest.findMany()
  for (const guest of guests) {
    // expect: no-foreign-data
    await resend.emails.send({ from, to: guest.email, subject: 'Who comes', react: <GuestList guests={guests} /> })
  }
}

export async function listRendered() {
  const guests = await db.guest.findMany()
  // expect: no-foreign-data
  const html = await render(<GuestList guests={guests} />)
  for (const guest of guests) await resend.emails.send({ from, to: guest.email, subject: 'Who comes', html })
}

export async function countForAll() {
  const guests = await db.guest.findMany()
  for (const guest of guests) {
    const html = await render(<GuestCount guests={guests} name={guest.name} />)
    await resend.emails.send({ from, to: guest.email, subject: 'Who comes', html })
  }
}

export async function nameOfTheFirst() {
  const guests = await db.guest.findMany()
  for (const guest of guests) {
    await resend.emails.send({
      from,
      to: guest.email,
      subject: 'Who comes',
      // expect: no-foreign-data
      react: <GuestCount guests={guests} name={guests[0].name} />,
    })
  }
}

const greeting = Handlebars.compile('<p>Hi {{name}}, is {{email}} yours?</p>')

export async function handlebars() {
  const users = await db.user.findMany()
  for (const user of users) {
    // expect: no-foreign-data
    await resend.emails.send({ from, to: user.email, subject: 'Hi', html: greeting({ name: user.name, email: users[0].email }) })
    await resend.emails.send({ from, to: user.email, subject: 'Hi', html: greeting({ name: user.name, email: user.email, all: users }) })
  }
}

export async function ejsText() {
  const users = await db.user.findMany()
  for (const user of users) {
    const html = ejs.render('<p>Is <%= email %> yours?</p>', { email: user.email, next: users[0].email })
    await resend.emails.send({ from, to: user.email, subject: 'Hi', html })
  }
}

async function sendMany(mails: { to: string; react: React.ReactElement }[]) {
  await Promise.all(mails.map((mail) => resend.emails.send({ from, to: mail.to, subject: 'Who comes', react: mail.react })))
}

export async function nameOfEach() {
  const guests = await db.guest.findMany()
  await sendMany(guests.map((guest) => ({ to: guest.email, react: <GuestCount guests={guests} name={guest.name} /> })))
}

const figures = Handlebars.compile('<p>our email list has {{count}} users</p>')
const everybody = Handlebars.compile('<p>our list: {{#each all}}<b>{{email}}</b>{{/each}}</p>')

export async function countBesideTheList() {
  const users = await db.user.findMany()
  for (const user of users) {
    const data = { count: users.length, email: users.map((one) => one.email) }
    await resend.emails.send({ from, to: user.email, subject: 'Hi', html: figures(data) })
    // expect: no-foreign-data
    await resend.emails.send({ from, to: user.email, subject: 'Hi', html: everybody({ all: users }) })
  }
}
