/** Payload's `overrideRecipientAddress` for staging replaces `to` only: Cc and Bcc go out to the people. */
import { buildConfig, getPayload } from 'payload'
import { nodemailerAdapter } from '@payloadcms/email-nodemailer'

const config = buildConfig({
  email: nodemailerAdapter({
    defaultFromAddress: 'shop@shop.example',
    defaultFromName: 'Shop',
    overrideRecipientAddress: 'staging@shop.example',
  }),
})

export async function copied() {
  const payload = await getPayload({ config })
  const { docs: customers } = await payload.find({ collection: 'customers' })
  await payload.sendEmail({
    to: 'team@shop.example',
    // expect: no-exposed-recipients
    cc: customers.map((customer) => customer.email),
    subject: 'March newsletter',
    html: '<p>What we shipped.</p>',
  })
}

export async function oneEach() {
  const payload = await getPayload({ config })
  const { docs: customers } = await payload.find({ collection: 'customers' })
  for (const customer of customers) {
    await payload.sendEmail({ to: customer.email, subject: 'March newsletter', html: '<p>What we shipped.</p>' })
  }
}
