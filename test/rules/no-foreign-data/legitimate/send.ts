import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function inviter(session: { user: { name: string; email: string } }, emails: string[]) {
  for (const email of emails) {
    await transport.sendMail({ to: email, subject: 'Join us', text: `${session.user.name} (${session.user.email}) invited you.` })
  }
}

export async function author(commentId: string) {
  const comment = await db.comment.findUnique({ where: { id: commentId }, include: { author: true, post: { include: { followers: true } } } })
  for (const follower of comment.post.followers) {
    await transport.sendMail({ to: follower.email, subject: `${comment.author.name} wrote`, text: comment.author.email })
  }
}

export async function actor(event: { actor: { name: string; email: string }; watchers: { email: string; name: string }[] }) {
  for (const watcher of event.watchers) {
    await transport.sendMail({ to: watcher.email, subject: 'News', text: `Hi ${watcher.name}, ${event.actor.name} <${event.actor.email}> did it.` })
  }
}

export async function counterpart(bookings: { guest: { email: string; name: string }; host: { email: string; name: string; phone: string } }[]) {
  for (const booking of bookings) {
    await transport.sendMail({ to: booking.guest.email, subject: 'Your host', text: `${booking.host.name}, ${booking.host.phone}` })
    await transport.sendMail({ to: booking.host.email, subject: 'Your guest', text: `${booking.guest.name}, ${booking.guest.email}` })
  }
}

export async function customerToOwner(orderId: string) {
  const order = await db.order.findUnique({ where: { id: orderId }, include: { customer: true, shop: { include: { owner: true } } } })
  await transport.sendMail({
    to: order.shop.owner.email,
    replyTo: order.customer.email,
    subject: `Order of ${order.customer.name}`,
    text: `${order.customer.name}, ${order.customer.phone}`,
  })
}

export async function toStaff() {
  const staff = await db.staff.findMany()
  const customers = await db.customer.findMany()
  const text = customers.map((customer) => `${customer.name} ${customer.email}`).join('\n')
  for (const one of staff) await transport.sendMail({ to: one.email, subject: 'Customers', text })
}

export async function digest() {
  const users = await db.user.findMany()
  for (const user of users) {
    const followers = await db.follower.findMany({ where: { followedId: user.id } })
    const text = followers.map((follower) => `${follower.name} ${follower.email}`).join('\n')
    await transport.sendMail({ to: user.email, subject: 'New followers', text })
  }
}

export async function changeOfAddress(user: { id: string; email: string }, newEmail: string) {
  for (const address of [user.email, newEmail]) {
    await transport.sendMail({ to: address, subject: 'Your address', text: `From ${user.email} to ${newEmail}` })
  }
}

export async function exchange(swapId: string) {
  const swap = await db.swap.findUnique({ where: { id: swapId }, include: { users: true } })
  const [first, second] = swap.users
  await transport.sendMail({ to: first.email, subject: 'Your partner', text: `${second.name}, ${second.email}` })
  await transport.sendMail({ to: second.email, subject: 'Your partner', text: `${first.name}, ${first.email}` })
}

export async function introduction(memberIds: string[]) {
  const members = await db.user.findMany({ where: { id: { in: memberIds } } })
  const buyer = members.find((member) => member.id === memberIds[0])
  const seller = members.find((member) => member.id === memberIds[1])
  await transport.sendMail({ to: buyer.email, subject: 'Your seller', text: `${seller.name}, ${seller.email}` })
}
