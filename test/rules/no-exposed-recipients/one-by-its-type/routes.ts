import { z } from 'zod'
import { Invitation, type Announcement, type Notice, Receipt } from './bodies'
import { send } from './send'

const welcomed = z.object({ to: z.string().email() }).strict()

export async function welcome(request: Request) {
  const { to } = welcomed.parse(await request.json())
  await send({ to, subject: 'Welcome' })
}

export async function receipt(request: Request) {
  const parsed = Receipt.safeParse(await request.json())
  if (parsed.success) await send({ to: parsed.data.to, subject: 'Your receipt' })
}

export async function notice(request: Request) {
  const body = (await request.json()) as Notice
  await send({ to: body.to, subject: body.subject })
}

export async function reminder(request: Request) {
  const { to }: { to: string } = await request.json()
  await send({ to, subject: 'Your book is due' })
}

/** Nobody says that it may be a list; the helper takes either. */
export async function thanks(request: Request) {
  const { to } = await request.json()
  await send({ to, subject: 'Thank you' })
}

export async function invite(request: Request) {
  const { to } = Invitation.parse(await request.json())
  // expect: no-exposed-recipients
  await send({ to, subject: 'Join us' })
}

export async function announce(request: Request) {
  const body = (await request.json()) as Announcement
  // expect: no-exposed-recipients
  await send({ to: body.to, subject: 'We are moving' })
}

export async function either(request: Request) {
  const { to }: { to: string | string[] } = await request.json()
  // expect: no-exposed-recipients
  await send({ to, subject: 'Our newsletter' })
}
