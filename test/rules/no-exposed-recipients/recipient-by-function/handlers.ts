import { createTransport } from 'nodemailer'
import type { OrderEvent } from './events'

const transport = createTransport(process.env.SMTP_URL)

/** Each mail asks its event whom it goes to. */
export class MailHandler<E> {
  private recipientOf: (event: E) => string | string[] = () => []
  private title = ''

  setRecipient(recipientOf: (event: E) => string | string[]) {
    this.recipientOf = recipientOf
    return this
  }

  setSubject(title: string) {
    this.title = title
    return this
  }

  async handle(event: E) {
    await transport.sendMail({ from: 'shop@shop.example', to: this.recipientOf(event), subject: this.title, text: '…' })
  }
}

export const confirmation = new MailHandler<OrderEvent>().setRecipient((event) => event.order.customer.emailAddress).setSubject('Your order')

const recipients = {
  customer: (event: OrderEvent) => event.order.customer.emailAddress,
  shop: () => 'orders@shop.example',
}

export async function deliver(kind: keyof typeof recipients, event: OrderEvent) {
  await transport.sendMail({ from: 'shop@shop.example', to: recipients[kind](event), subject: 'An order', text: '…' })
}
