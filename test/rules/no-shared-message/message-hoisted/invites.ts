import { deliver } from './mail'
import { customers, type Customer } from './store'

async function invite(data: { recipientName?: string; event: string }, customer: Customer) {
  // expect: no-shared-message
  if (!data.recipientName) data.recipientName = customer.name
  await deliver({ from: 'a@shop.example', to: customer.email, subject: 'Invitation', html: `Dear ${data.recipientName}: ${data.event}` })
}

async function inviteByCopy(data: { event: string }, customer: Customer) {
  const own = { ...data, recipientName: customer.name }
  await deliver({ from: 'a@shop.example', to: customer.email, subject: 'Invitation', html: `Dear ${own.recipientName}: ${own.event}` })
}

export async function inviteAll(event: string) {
  const list: Customer[] = await customers.findMany()
  const data = { event }
  await Promise.all(list.map((customer) => invite(data, customer)))
}

export async function inviteEach(event: string) {
  const list: Customer[] = await customers.findMany()
  const data = { event }
  await Promise.all(list.map((customer) => inviteByCopy(data, customer)))
}
