import validator from 'validator'
import { EMAIL_PATTERN } from './patterns'
import { send } from './send'

const oneAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export async function welcome(request: Request) {
  const { to } = await request.json()
  if (!oneAddress.test(to)) return new Response('No address', { status: 400 })
  await send({ to, subject: 'Welcome' })
  return new Response('Sent')
}

export async function receipt(request: Request) {
  const { to } = await request.json()
  if (!validator.isEmail(String(to).trim())) throw new Error('No address')
  await send({ to, subject: 'Your receipt' })
  return new Response('Sent')
}

export async function reminder(request: Request) {
  const { to, due } = await request.json()
  if (due && EMAIL_PATTERN.test(to)) await send({ to, subject: 'Your book is due' })
  return new Response('Sent')
}

export async function announcement(request: Request) {
  const { to }: { to: string | string[] } = await request.json()
  if (!to || to.length > 500) return new Response('Too many', { status: 400 })
  // expect: no-exposed-recipients
  await send({ to, subject: 'We are moving' })
  return new Response('Sent')
}

export async function invitations(request: Request) {
  const { emails } = await request.json()
  const valid = emails.filter((email: string) => oneAddress.test(email))
  // expect: no-exposed-recipients
  await send({ to: valid, subject: 'Join us' })
  return new Response('Sent')
}

export async function digest(request: Request) {
  const { to }: { to: string | string[] } = await request.json()
  // Tells whether there is an address somewhere in it.
  if (!/\S+@\S+/.test(String(to))) return new Response('No address', { status: 400 })
  // expect: no-exposed-recipients
  await send({ to, subject: 'News of this week' })
  return new Response('Sent')
}
