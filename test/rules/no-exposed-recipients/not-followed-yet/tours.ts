import { MongoClient } from 'mongodb'
import nodemailer from 'nodemailer'

const db = new MongoClient(process.env.MONGO_URL!).db('tours')
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function remind() {
  const collected = { $group: { _id: '$tourId', emails: { $push: '$email' } } }
  for (const tour of await db.collection('bookings').aggregate([collected]).toArray()) {
    await transport.sendMail({
      from: 'tours@tours.example',
      // missing: no-exposed-recipients
      to: tour.emails,
      subject: 'Your tour',
    })
  }
  const byGuest = { $group: { _id: '$email', tours: { $push: '$tour' } } }
  for (const guest of await db.collection('bookings').aggregate([byGuest]).toArray()) {
    await transport.sendMail({ from: 'tours@tours.example', to: guest._id, subject: 'Your tours', text: guest.tours.join(', ') })
  }
}
