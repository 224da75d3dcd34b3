import type { CollectionConfig } from 'payload'

export const Posts: CollectionConfig = {
  slug: 'posts',
  hooks: {
    afterChange: [
      async ({ doc, req }) => {
        const subscribers = await req.payload.find({ collection: 'subscribers', limit: 0 })
        // expect: no-exposed-recipients
        await req.payload.sendEmail({ to: subscribers.docs.map((one) => one.email), subject: doc.title, html: '<p>New</p>' })
        for (const { email } of subscribers.docs) await req.payload.sendEmail({ to: email, subject: doc.title, html: '<p>New</p>' })
      },
    ],
  },
  fields: [],
}
