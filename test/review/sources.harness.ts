/** Mail code of a small shop, in the shapes a change takes. */
export const db = 'export const db = create()\n'

/** A leak by itself: customers in one To line. */
export const announce = `import sgMail from '@sendgrid/mail'
import { db } from './db'

export async function announce() {
  const customers = await db.customer.findMany()
  await sgMail.send({
    to: customers.map((customer) => customer.email),
    from: 'shop@shop.example',
    subject: 'News',
    text: 'Hello',
  })
}
`

export const announceEach = announce.replace(
  /await sgMail[\s\S]*\n}\n$/,
  `for (const customer of customers) {
    await sgMail.send({ to: customer.email, from: 'shop@shop.example', subject: 'News', text: 'Hello' })
  }
}
`,
)

/** A wrapper that sends one copy each, one that sends one to all, and a caller that changes with neither. */
export const wrapperEach = `import sgMail from '@sendgrid/mail'

export async function notify(addresses: string[], text: string) {
  for (const to of addresses) {
    await sgMail.send({ to, from: 'shop@shop.example', subject: 'News', text })
  }
}
`
export const wrapperAll = `import sgMail from '@sendgrid/mail'

export async function notify(addresses: string[], text: string) {
  await sgMail.send({ to: addresses, from: 'shop@shop.example', subject: 'News', text })
}
`
export const caller = `import { db } from './db'
import { notify } from './notify'

export async function closeShop() {
  const customers = await db.customer.findMany()
  await notify(
    customers.map((customer) => customer.email),
    'We close early today.',
  )
}
`
