import nodemailer from 'nodemailer'
import { customers, type Customer } from './store'

const transporter = nodemailer.createTransport(process.env.SMTP_URL)

async function payLink(customer: Customer): Promise<{ url: string }> {
  const answer = await fetch('https://pay.example/sessions', { method: 'POST', body: JSON.stringify(customer) })
  return (await answer.json()) as { url: string }
}

/** `var` outlives the turn, and yet the link is read only where it was just made. */
export async function remindToRenew() {
  for (const customer of await customers.findMany()) {
    var button = ''
    if (customer.partner) {
      var link = await payLink(customer)
      button = `<a href="${link.url}">Renew</a>`
    }
    await transporter.sendMail({ from: 'a@shop.example', to: customer.email, subject: 'Renew', html: `<p>Soon.</p>${button}` })
  }
}

export async function remindWithTheLinkOfAnother() {
  for (const customer of await customers.findMany()) {
    if (customer.partner) {
      // expect: no-shared-message
      var link = await payLink(customer)
    }
    const button = link! ? `<a href="${link!.url}">Renew</a>` : ''
    await transporter.sendMail({ from: 'a@shop.example', to: customer.email, subject: 'Renew', html: `<p>Soon.</p>${button}` })
  }
}
