import sgMail from '@sendgrid/mail'

/** Medusa asks for an entity by its name. */
export default async function restocked({ event, container }) {
  const query = container.resolve('query')
  const { data: customers } = await query.graph({ entity: 'customer', fields: ['email'], filters: { groups: { id: event.data.group } } })
  // expect: no-exposed-recipients
  await sgMail.send({ to: customers.map((one) => one.email), from: 'a@example.com', subject: 'Back in stock', text: '' })
  for (const { email } of customers) await sgMail.send({ to: email, from: 'a@example.com', subject: 'Back in stock', text: '' })

  const { data: users } = await query.graph({ entity: 'user', fields: ['email'], filters: { role: 'admin' } })
  // expect-possible: no-exposed-recipients
  await sgMail.send({ to: users.map((one) => one.email), from: 'a@example.com', subject: 'Restocked', text: '' })
}

export const config = { event: 'product.restocked' }
