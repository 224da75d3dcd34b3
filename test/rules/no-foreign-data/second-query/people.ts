import nodemailer from 'nodemailer'
import { PrismaClient, type User } from '@prisma/client'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'events@events.example'

export async function sameWebinar(id: string) {
  const registration = await db.webinarRegistration.findUnique({ where: { id }, include: { webinar: true } })
  const everyone = await db.webinarRegistration.findMany({ where: { webinarId: registration.webinar.id } })
  // expect: no-foreign-data
  await transport.sendMail({ from, to: registration.email, subject: 'Welcome', text: everyone.map((one) => one.email).join('\n') })
}

export async function sameCourse(id: string) {
  const enrollment = await db.enrollment.findUnique({ where: { id }, include: { student: true } })
  const { courseId, studentId } = enrollment
  const classmates = await db.enrollment.findMany({ where: { courseId, studentId: { not: studentId } }, include: { student: true } })
  const html = classmates.map(({ student }) => `<li>${student.name} ${student.phone}</li>`).join('')
  // expect: no-foreign-data
  await transport.sendMail({ from, to: enrollment.student.email, subject: 'Your course', html })
}

export async function sameSlot() {
  for (const booking of await db.booking.findMany()) {
    const others = await db.booking.findMany({ where: { slotId: booking.slotId } })
    // expect: no-foreign-data
    await transport.sendMail({ from, to: booking.email, subject: 'Your slot', text: others.map((one) => one.email).join(', ') })
  }
}

export async function attendeesOfTheEvent(id: string) {
  const event = await db.event.findUnique({ where: { id }, include: { attendees: true } })
  for (const attendee of event.attendees) {
    const all = await db.attendee.findMany({ where: { eventId: event.id } })
    // expect: no-foreign-data
    await transport.sendMail({ from, to: attendee.email, subject: event.title, text: all.map((one) => one.phone).join(', ') })
  }
}

async function near(user: User) {
  return db.user.findMany({ where: { NOT: { id: user.id }, zip: user.zip } })
}

export async function allButTheReader(user: User) {
  const people = await near(user)
  // expect: no-foreign-data
  await transport.sendMail({ from, to: user.email, subject: 'Near you', text: people.map((one) => one.email).join('\n') })
}

export async function allUsers(id: string) {
  const user = await db.user.findUnique({ where: { id } })
  const users = await db.user.findMany()
  // expect-possible: no-foreign-data
  await transport.sendMail({ from, to: user.email, subject: 'Users', text: users.map((one) => one.email).join('\n') })
}

export async function ofOneTeam(id: string) {
  const user = await db.user.findUnique({ where: { id } })
  const team = await db.user.findMany({ where: { teamId: user.teamId, id: { not: user.id } } })
  // expect-possible: no-foreign-data
  await transport.sendMail({ from, to: user.email, subject: 'Your team', text: team.map((one) => one.email).join('\n') })
}

export async function otherBidders(id: string) {
  const bid = await db.bid.findUnique({ where: { id }, include: { bidder: true } })
  const bids = await db.bid.findMany({ where: { listingId: bid.listingId }, include: { bidder: true } })
  // expect: no-foreign-data
  await transport.sendMail({ from, to: bid.bidder.email, subject: 'Outbid', text: bids.map((one) => one.bidder.email).join('\n') })
  const listing = await db.listing.findUnique({ where: { id: bid.listingId }, include: { user: true } })
  const offers = await db.bid.findMany({ where: { listingId: listing.id }, include: { bidder: true } })
  await transport.sendMail({ from, to: listing.user.email, subject: 'Bids', text: offers.map((one) => one.bidder.email).join('\n') })
}

export async function joinsTheTrip(tripId: string, email: string) {
  const traveller = await db.traveller.findFirst({ where: { tripId, email } })
  const travellers = await db.traveller.findMany({ where: { tripId } })
  // expect: no-foreign-data
  await transport.sendMail({ from, to: traveller.email, subject: 'Your trip', text: travellers.map((one) => one.phone).join('\n') })
}
