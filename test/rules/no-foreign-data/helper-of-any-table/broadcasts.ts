import { Resend } from 'resend'
import { communities, listeners, users } from './schema'
import { scopedClient } from './scoped'

const resend = new Resend(process.env.RESEND_KEY)
const from = 'desk@homes.example'

/** The community is none of its residents. */
export async function requested(communityId: string) {
  const scoped = scopedClient(communityId)
  const found = await scoped.query(communities)
  const name = found[0].name
  const residents = await scoped.query(users)
  for (const resident of residents)
    await resend.emails.send({ from, to: resident.email, subject: `A request in ${name}`, text: `Dear ${resident.fullName}` })
}

export async function broadcast(communityId: string, where: unknown) {
  const scoped = scopedClient(communityId)
  const all = await scoped.selectFrom(listeners, {}, where)
  const found = await scoped.selectFrom(communities, {}, where)
  const name = found[0]?.name ?? 'your community'
  const pending = all.filter((one) => one.status === 'pending')
  await Promise.all(pending.map((one) => resend.emails.send({ from, to: one.email, subject: `Alert from ${name}`, text: 'Stay inside.' })))
}

export async function greeted(communityId: string) {
  const scoped = scopedClient(communityId)
  const residents = await scoped.query(users)
  for (const resident of residents)
    // expect: no-foreign-data
    await resend.emails.send({ from, to: resident.email, subject: 'Welcome', text: `Dear ${residents[0].fullName}` })
}

export async function called(communityId: string, where: unknown) {
  const all = await scopedClient(communityId).selectFrom(listeners, {}, where)
  for (const one of all)
    // expect: no-foreign-data
    await resend.emails.send({ from, to: one.email, subject: 'Alert', text: `We call you at ${all[0].phone}.` })
}
