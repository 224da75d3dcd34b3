import nodemailer from 'nodemailer'
import Handlebars from 'handlebars'
import { db } from './db'
import { render, renderNews, type User } from './render'

const transporter = nodemailer.createTransport(process.env.SMTP_URL)

export async function sendDigest() {
  const users: User[] = await db.user.findMany()
  let html: string | undefined
  for (const user of users) {
    // expect: no-shared-message
    html ??= render(user)
    await transporter.sendMail({ from: 'news@shop.example', to: user.email, subject: 'Your week', html })
  }
}

// The news are the same for all: rendering them once is what a newsletter does.
export async function sendNews() {
  const users: User[] = await db.user.findMany()
  const posts = await db.post.findMany()
  let html: string | undefined
  for (const user of users) {
    html ??= renderNews(posts)
    await transporter.sendMail({ from: 'news@shop.example', to: user.email, subject: 'News', html })
  }
}

// Rendered for each, in a variable of the loop's.
export async function sendEach() {
  const users: User[] = await db.user.findMany()
  for (const user of users) {
    let html: string | undefined
    html ??= render(user)
    await transporter.sendMail({ from: 'news@shop.example', to: user.email, subject: 'Your week', html })
  }
}

// One digest a team, read by its members.
export async function sendTeamDigests() {
  const teams = await db.team.findMany({ include: { members: true } })
  for (const team of teams) {
    let html = ''
    for (const member of team.members) {
      if (!html) html = renderNews(team.posts)
      await transporter.sendMail({ from: 'news@shop.example', to: member.email, subject: team.name, html })
    }
  }
}

export async function sendReceipts() {
  const orders = await db.order.findMany()
  let body = ''
  await Promise.all(
    orders.map(async (order) => {
      if (!body) {
        // expect: no-shared-message
        body = `<p>Dear ${order.customer.name}, thank you.</p>`
      }
      await transporter.sendMail({ from: 'shop@shop.example', to: order.customer.email, subject: 'Receipt', html: body })
    }),
  )
}

// What is replaced in the first turn is gone in the second.
export async function sendWelcomes(source: string) {
  const users: User[] = await db.user.findMany()
  let letter = source
  for (const user of users) {
    // expect: no-shared-message
    letter = letter.replace('{{name}}', user.name)
    await transporter.sendMail({ from: 'news@shop.example', to: user.email, subject: 'Welcome', html: letter })
  }
}

export async function sendWelcomesAnew(source: string) {
  const users: User[] = await db.user.findMany()
  for (const user of users) {
    let letter = source
    letter = letter.replace('{{name}}', user.name)
    await transporter.sendMail({ from: 'news@shop.example', to: user.email, subject: 'Welcome', html: letter })
  }
}

// A template that is compiled once is filled for each.
let compiled: Handlebars.TemplateDelegate | undefined
export async function sendCompiled(source: string) {
  const users: User[] = await db.user.findMany()
  for (const user of users) {
    compiled ??= Handlebars.compile(source)
    await transporter.sendMail({ from: 'news@shop.example', to: user.email, subject: 'Hello', html: compiled(user) })
  }
}
