import memoize from 'lodash/memoize'
import once from 'lodash/once'
import sgMail from '@sendgrid/mail'
import { render, renderNews, type User } from './render'
import { db } from './db'

const bodyOnce = once((user: User) => render(user))
const news = once((posts: { title: string }[]) => renderNews(posts))
const bodyOf = memoize((template: string, user: User) => `${template}: ${render(user)}`)
const bodyById = memoize(
  (user: User) => render(user),
  (user: User) => user.id,
)

export async function sendOnce() {
  for (const user of await db.user.findMany()) {
    // expect: no-shared-message
    await sgMail.send({ to: user.email, from: 'a@shop.example', subject: 'Hello', html: bodyOnce(user) })
  }
}

export async function sendMemoized() {
  for (const user of await db.user.findMany()) {
    // expect: no-shared-message
    await sgMail.send({ to: user.email, from: 'a@shop.example', subject: 'Hello', html: bodyOf('hello', user) })
  }
}

export async function sendNews() {
  const posts = await db.post.findMany()
  for (const user of await db.user.findMany()) {
    await sgMail.send({ to: user.email, from: 'a@shop.example', subject: 'News', html: news(posts) + bodyById(user) })
  }
}
