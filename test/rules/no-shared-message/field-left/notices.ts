import nodemailer from 'nodemailer'
import { customers, type Customer } from './store'

const transporter = nodemailer.createTransport(process.env.SMTP_URL)

export async function notify() {
  const message: Record<string, string> = { from: 'a@shop.example', subject: 'Notice', text: 'See your account.' }
  for (const customer of await customers.findMany()) {
    message.to = customer.email
    if (customer.partner) {
      // expect: no-shared-message
      message.cc = customer.partner
    }
    await transporter.sendMail(message)
  }
}

export async function notifyWithElse() {
  const message: Record<string, string | undefined> = { from: 'a@shop.example', subject: 'Notice', text: 'See your account.' }
  for (const customer of await customers.findMany()) {
    message.to = customer.email
    if (customer.partner) message.cc = customer.partner
    else delete message.cc
    await transporter.sendMail(message)
  }
}

export async function notifyEach() {
  for (const customer of await customers.findMany()) {
    const message: Record<string, string> = { from: 'a@shop.example', subject: 'Notice', text: 'See your account.' }
    if (!customer.email) continue
    message.to = customer.email
    if (customer.partner) message.cc = customer.partner
    await transporter.sendMail(message)
  }
}

export async function greet(list: Customer[]) {
  let greeting = 'Hello'
  for (const customer of list) {
    // expect: no-shared-message
    if (customer.name) greeting = `Hello ${customer.name}`
    await transporter.sendMail({ from: 'a@shop.example', to: customer.email, subject: 'Notice', text: greeting })
  }
}

export async function greetEach(list: Customer[]) {
  let greeting: string
  for (const customer of list) {
    if (customer.name) greeting = `Hello ${customer.name}`
    else greeting = 'Hello'
    await transporter.sendMail({ from: 'a@shop.example', to: customer.email, subject: 'Notice', text: greeting })
  }
}

// Rows come sorted by customer; the text is made anew whenever the customer changes.
export async function byOrder(rows: { customerId: string; customerName: string; email: string }[]) {
  let text = ''
  let last = ''
  for (const row of rows) {
    if (row.customerId !== last) {
      text = `Dear ${row.customerName}`
      last = row.customerId
    }
    await transporter.sendMail({ from: 'a@shop.example', to: row.email, subject: 'Notice', text })
  }
}
