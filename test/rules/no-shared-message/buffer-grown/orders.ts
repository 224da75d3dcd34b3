import { Resend } from 'resend'
import { addRow, table, tableOf } from './rows'
import { orders } from './store'

const resend = new Resend(process.env.RESEND_KEY)

export async function confirmAll() {
  for (const order of await orders.findMany()) {
    addRow('Ship to', order.address)
    await resend.emails.send({ from: 'a@shop.example', to: order.email, subject: 'Confirmed', html: table() })
  }
}

export async function confirmEach() {
  for (const order of await orders.findMany()) {
    await resend.emails.send({ from: 'a@shop.example', to: order.email, subject: 'Confirmed', html: tableOf([['Ship to', order.address]]) })
  }
}
