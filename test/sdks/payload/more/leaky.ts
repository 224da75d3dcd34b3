import type { PayloadRequest } from 'payload'

export async function endpoint(req: PayloadRequest) {
  const { docs: customers } = await req.payload.find({ collection: 'customers' })
  await req.payload.sendEmail({
    // expect: no-exposed-recipients
    to: customers.map((customer) => customer.email),
    subject: 'March newsletter',
    html: '<p>What we shipped.</p>',
  })
}
