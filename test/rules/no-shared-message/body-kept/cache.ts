import { Resend } from 'resend'
import { footerFor, render, type User } from './render'
import { db } from './db'

const resend = new Resend(process.env.RESEND_KEY)
const bodies = new Map<string, string>()
const footers: Record<string, string> = {}
const perUser = new Map<string, string>()

function bodyFor(template: string, user: User): string {
  // expect: no-shared-message
  if (!bodies.has(template)) bodies.set(template, render(user))
  return bodies.get(template)!
}

function footer(user: User): string {
  footers[user.locale] ??= footerFor(user)
  return footers[user.locale]!
}

function own(user: User): string {
  let body = perUser.get(user.id)
  if (!body) {
    body = render(user)
    perUser.set(user.id, body)
  }
  return body
}

export async function remind() {
  for (const user of await db.user.findMany()) {
    await resend.emails.send({ from: 'a@shop.example', to: user.email, subject: 'Reminder', html: bodyFor('reminder', user) })
  }
}

export async function remindEach() {
  for (const user of await db.user.findMany()) {
    await resend.emails.send({ from: 'a@shop.example', to: user.email, subject: 'Reminder', html: own(user) + footer(user) })
  }
}
