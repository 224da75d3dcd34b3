import nodemailer from 'nodemailer'
import sgMail from '@sendgrid/mail'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function welcomeAll() {
  const users = await db.user.findMany()
  for (const user of users) {
    await transport.sendMail({
      to: user.email,
      subject: 'Welcome',
      // expect: no-foreign-data
      text: `Hi ${users[0].name}, good to have you.`,
    })
  }
}

export async function welcomeEach() {
  const users = await db.user.findMany()
  for (const user of users) {
    await transport.sendMail({ to: user.email, subject: `Welcome, ${user.name}`, text: `Hi ${user.name}, your mail is ${user.email}.` })
  }
}

export async function confirmAddresses() {
  const subscribers = await db.subscriber.findMany()
  await Promise.all(
    subscribers.map((subscriber) =>
      transport.sendMail({
        to: subscriber.email,
        subject: 'Confirm',
        // expect: no-foreign-data
        html: `<a href="https://shop.example/confirm?email=${encodeURIComponent(subscribers[0].email)}">Confirm</a>`,
      }),
    ),
  )
}

export async function invite(studentEmails: string[], classId: string) {
  // expect: no-foreign-data
  const link = process.env.URL + '/join?class=' + classId + '&email=' + studentEmails[0]
  await sgMail.sendMultiple({ to: studentEmails, from: 'school@school.example', subject: 'Join', html: `<a href="${link}">Join</a>` })
}

export async function inviteEach(studentEmails: string[], classId: string) {
  for (const email of studentEmails) {
    const link = process.env.URL + '/join?class=' + classId + '&email=' + email
    await sgMail.send({ to: email, from: 'school@school.example', subject: 'Join', html: `<a href="${link}">Join</a>` })
  }
}

export async function byIndex() {
  const customers = await db.customer.findMany()
  for (let i = 0; i < customers.length; i++) {
    await transport.sendMail({ to: customers[i].email, subject: 'Offer', text: `Dear ${customers[i].name}, your code is ready.` })
  }
}

export async function winner(gameId: string) {
  const players = await db.player.findMany({ where: { gameId }, orderBy: { score: 'desc' } })
  const winner = players[0]
  for (const player of players) {
    await transport.sendMail({ to: player.email, subject: 'Result', text: `The winner is ${winner.name}.` })
  }
}

export async function onlyTheFirst() {
  const users = await db.user.findMany({ orderBy: { createdAt: 'desc' } })
  await transport.sendMail({ to: users[0].email, subject: 'Welcome', text: `Hi ${users[0].name}` })
}

export async function contactOfTheHost(eventId: string) {
  const guests = await db.guest.findMany({ where: { eventId } })
  const host = guests[0]
  for (const guest of guests) {
    // expect-possible: no-foreign-data
    await transport.sendMail({ to: guest.email, subject: 'Party', text: `Ring ${host.phone} if you are late` })
  }
}
