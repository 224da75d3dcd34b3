import { eq } from 'drizzle-orm'
import { db, guests, travellers } from './db'
import { deliver as send, deliverOne } from './mail'

export async function tripMoved(tripId: string) {
  const rows = await db.select({ email: travellers.email }).from(travellers).where(eq(travellers.tripId, tripId))
  const to = rows.map((row) => row.email)
  // expect: no-exposed-recipients
  await send({ to, subject: 'Your trip has moved', text: 'Please check the dates.' })
}

export async function newGuest(guestId: string) {
  const [guest] = await db.select().from(guests).where(eq(guests.id, guestId))
  await send({ to: guest.email, subject: 'Welcome', text: 'Good to have you.' })
  await deliverOne([guest.email], 'What to pack', 'A warm jacket.')
}

export async function seasonOpens() {
  const everyone = await db.select().from(guests)
  for (const guest of everyone) {
    await send({ to: [guest.email], subject: 'The season opens', text: `Dear ${guest.name}` })
    await deliverOne([guest.email], 'Early birds', 'Ten percent off.')
  }
}
