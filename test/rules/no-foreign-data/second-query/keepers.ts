import ejs from 'ejs'
import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'events@events.example'
const listed = (people: { name: string; email: string }[]) => people.map(({ name, email }) => `${name} ${email}`).join('\n')

export async function toTheOrganizer(id: string) {
  const event = await db.event.findUnique({ where: { id }, include: { user: true } })
  const organizer = await db.user.findUnique({ where: { id: event.organizerId } })
  const attendees = await db.attendee.findMany({ where: { eventId: event.id } })
  await transport.sendMail({ from, to: organizer.email, subject: 'Who comes', text: listed(attendees) })
  await transport.sendMail({ from, to: event.user.email, subject: 'Who comes', text: listed(attendees) })
}

export async function toTheTeacher(courseId: string) {
  const course = await db.course.findUnique({ where: { id: courseId } })
  const teacher = await db.user.findUnique({ where: { id: course.teacherId } })
  const enrollments = await db.enrollment.findMany({ where: { courseId }, include: { student: true } })
  await transport.sendMail({ from, to: teacher.email, subject: 'Class list', text: listed(enrollments.map(({ student }) => student)) })
}

export async function toAnAdmin() {
  const admin = await db.user.findFirst({ where: { role: 'ADMIN' } })
  const users = await db.user.findMany({ where: { createdAt: { gte: new Date() } } })
  await transport.sendMail({ from, to: admin.email, subject: 'New users', text: listed(users) })
}

export async function toWhoeverKeepsTheShop(id: string) {
  const me = await db.user.findUnique({ where: { id } })
  const customers = await db.customer.findMany({ where: { shopId: me.shopId } })
  await transport.sendMail({ from, to: me.email, subject: 'Your export', text: listed(customers) })
}

export async function ownPeople(id: string) {
  const user = await db.user.findUnique({ where: { id } })
  const followers = await db.user.findMany({ where: { following: { some: { id: user.id } } } })
  const referred = await db.user.findMany({ where: { referredById: user.id } })
  await transport.sendMail({ from, to: user.email, subject: 'Your people', text: listed([...followers, ...referred]) })
}

export async function ownBookings() {
  for (const booking of await db.booking.findMany({ where: { reminded: false } })) {
    const same = await db.booking.findMany({ where: { email: booking.email } })
    const party = await db.booking.findMany({ where: { orderId: booking.orderId } })
    const guests = await db.guest.findMany({ where: { bookingId: booking.id } })
    await transport.sendMail({ from, to: booking.email, subject: 'Yours', text: listed([...same, ...party, ...guests]) })
  }
}

export async function mentorsAndPlaces(id: string) {
  const student = await db.student.findUnique({ where: { id } })
  const mentors = await db.mentor.findMany({ where: { courseId: student.courseId } })
  const tutors = await db.student.findMany({ where: { courseId: student.courseId, isTutor: true } })
  const stores = await db.store.findMany({ where: { cityId: student.cityId } })
  await transport.sendMail({ from, to: student.email, subject: 'Where to ask', text: listed([...mentors, ...tutors, ...stores]) })
}

export async function placeInTheQueue(id: string) {
  const entry = await db.waitlistEntry.findUnique({ where: { id } })
  const before = await db.waitlistEntry.findMany({ where: { createdAt: { lt: entry.createdAt } } })
  await transport.sendMail({ from, to: entry.email, subject: 'Your place', text: `You are number ${before.length + 1}` })
}

export async function renderedForBoth(id: string) {
  const event = await db.event.findUnique({ where: { id } })
  const people = await db.registration.findMany({ where: { eventId: event.id } })
  const host = await db.user.findUnique({ where: { id: event.userId } })
  const html = await ejs.renderFile('emails/people.ejs', {
    // expect-possible: no-people-list
    people,
  })
  await transport.sendMail({ from, to: host.email, subject: 'Who comes', html })
}

export async function renderedForOneOfThem(id: string) {
  const registration = await db.registration.findUnique({ where: { id } })
  const people = await db.registration.findMany({ where: { eventId: registration.eventId } })
  const html = await ejs.renderFile('emails/people.ejs', {
    // expect: no-people-list
    people,
  })
  await transport.sendMail({ from, to: registration.email, subject: 'Who comes', html })
}

export async function atTheSameTime() {
  for (const appointment of await db.appointment.findMany()) {
    const html = await ejs.renderFile('emails/people.ejs', {
      // expect: no-people-list
      people: await db.appointment.findMany({ where: { slot: appointment.slot } }),
    })
    await transport.sendMail({ from, to: appointment.email, subject: 'Your appointment', html })
    const own = await ejs.renderFile('emails/people.ejs', {
      people: await db.appointment.findMany({ where: { patientId: appointment.patientId } }),
    })
    await transport.sendMail({ from, to: appointment.email, subject: 'Your appointments', html: own })
  }
}

export async function toTheDriver(id: string) {
  const driver = await db.driver.findUnique({ where: { id } })
  const customers = await db.customer.findMany({ where: { routeId: driver.routeId } })
  await transport.sendMail({ from, to: driver.email, subject: 'Your stops', text: listed(customers) })
  const booking = await db.booking.findUnique({ where: { id }, include: { driver: true } })
  const bookings = await db.booking.findMany({ where: { tripId: booking.tripId }, include: { guest: true } })
  await transport.sendMail({ from, to: booking.driver.email, subject: 'Your trip', text: listed(bookings.map(({ guest }) => guest)) })
}

export async function ownFriends(userId: string) {
  const user = await db.user.findUnique({ where: { id: userId } })
  const friends = await db.user.findMany({ where: { OR: [{ friendOf: { some: { id: userId } } }], NOT: { id: userId } } })
  await transport.sendMail({ from, to: user.email, subject: 'Birthdays', text: listed(friends) })
}
