import type { CollectionConfig } from 'payload'

export const Posts: CollectionConfig = {
  slug: 'posts',
  fields: [],
  hooks: {
    afterChange: [
      async ({ doc, req: { payload } }) => {
        const { docs } = await payload.find({ collection: 'subscribers' })
        // expect: no-exposed-recipients
        await payload.sendEmail({ to: docs.map((one) => one.email), subject: doc.title, html: doc.html })
      },
      async ({ doc, req: { payload } }) => {
        const { docs } = await payload.find({ collection: 'subscribers' })
        for (const one of docs) await payload.sendEmail({ to: one.email, subject: doc.title, html: doc.html })
      },
    ],
  },
}
