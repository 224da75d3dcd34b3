import nodemailer from 'nodemailer'
import { MongoClient } from 'mongodb'

const client = new MongoClient(process.env.MONGO_URL)
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function weekly(html) {
  const users = client.db('app').collection('users')
  let email = []
  for await (const user of users.find({ weekly: true })) email.push(user.email)
  email = email.join(',')

  // expect: no-exposed-recipients
  await transport.sendMail({ from: 'weekly@app.example', to: email, subject: 'This week', html })
}

export async function weeklyEach(html) {
  const users = client.db('app').collection('users')
  for await (const user of users.find({ weekly: true })) {
    const email = []
    email.push(user.email)
    await transport.sendMail({ from: 'weekly@app.example', to: email, subject: 'This week', html })
  }
}
