import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
const transporter = nodemailer.createTransport(process.env.SMTP_URL)

/** Each of some buckets is looked up again and filled: nobody sees whom it holds. */
export async function newsByRegion(regions, isNear) {
  const buckets = regions.map((region) => ({ region, subscribers: [] }))
  for (const subscriber of await prisma.subscriber.findMany()) {
    const bucket = buckets.find((one) => isNear(one.region, subscriber))
    if (bucket) bucket.subscribers.push(subscriber.email)
  }
  for (const bucket of buckets) {
    // missing: no-exposed-recipients
    await transporter.sendMail({ from: 'news@shop.example', to: bucket.subscribers, subject: 'News', text: bucket.region })
  }
}
