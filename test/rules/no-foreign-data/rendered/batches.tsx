import { groupBy } from 'lodash'
import { createElement } from 'react'
import { render } from '@react-email/render'
import { Resend } from 'resend'
import { PrismaClient } from '@prisma/client'
import { GuestList } from './Emails'
import GuestTable, { CreatedTable, OwnTable } from './Tables'

const db = new PrismaClient()
const resend = new Resend(process.env.RESEND_KEY)
const from = 'party@party.example'

export async function markupOfTheLibrary() {
  const guests = await db.guest.findMany()
  // expect: no-foreign-data
  await resend.batch.send(guests.map((guest) => ({ from, to: guest.email, subject: 'Who comes', react: <GuestList guests={guests} /> })))
}

export async function componentsOfItsOwn() {
  const guests = await db.guest.findMany()
  await resend.batch.send(
    guests.map((guest) => ({
      from,
      to: [guest.email],
      subject: 'Who comes',
      // expect: no-foreign-data
      react: <GuestTable guests={guests} me={guest} />,
    })),
  )
}

export async function elementsCreated() {
  const guests = await db.guest.findMany()
  const messages = await Promise.all(
    guests.map(async (guest) => {
      // expect: no-foreign-data
      const html = await render(createElement(CreatedTable, { guests, me: guest }))
      return { from, to: guest.email, subject: 'Who comes', html }
    }),
  )
  await resend.batch.send(messages)
}

export async function theirOwn() {
  const guests = await db.guest.findMany()
  await resend.batch.send(
    guests.map((guest) => ({ from, to: guest.email, subject: 'You come', react: <OwnTable guests={guests} me={guest} /> })),
  )
  await resend.batch.send(
    guests.map((guest) => ({ from, to: guest.email, subject: 'You come', react: <GuestTable guests={[guest]} me={guest} /> })),
  )
}

export async function groupsOfTheirOwn() {
  const guests = await db.guest.findMany()
  const groups = Object.values(groupBy(guests, 'email'))
  await resend.batch.send(
    groups.map((own) => ({ from, to: own[0].email, subject: 'You come', react: <GuestTable guests={own} me={own[0]} /> })),
  )
  await resend.batch.send(
    // expect: no-foreign-data
    groups.map((own) => ({ from, to: own[0].email, subject: 'Who comes', react: <GuestTable guests={guests} me={own[0]} /> })),
  )
}
