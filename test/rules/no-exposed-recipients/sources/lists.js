const sgMail = require('@sendgrid/mail')
const admin = require('firebase-admin')
const { MongoClient } = require('mongodb')
const { User } = require('./models')

const client = new MongoClient(process.env.MONGO_URL)

exports.firestore = async () => {
  const snapshot = await admin.firestore().collection('subscribers').get()
  const emails = snapshot.docs.map((doc) => doc.data().email)
  // expect: no-exposed-recipients
  await sgMail.send({ to: emails, from: 'a@example.com', subject: 'News' })
}

exports.mongo = async () => {
  const guests = await client.db().collection('guests').find({ confirmed: true }).toArray()
  // expect: no-exposed-recipients
  await sgMail.send({ to: guests.map((g) => ({ email: g.email, name: g.name })), from: 'a@example.com', subject: 'Party' })
}

exports.sequelize = async () => {
  const users = await User.findAll({ where: { newsletter: true }, attributes: ['email'] })
  const to = []
  for (const user of users) {
    if (user.email) to.push(user.email)
  }
  // expect: no-exposed-recipients
  await sgMail.send({ to, from: 'a@example.com', subject: 'News' })
}

exports.api = async () => {
  const response = await fetch('https://crm.example.com/customers')
  const customers = await response.json()
  // expect: no-exposed-recipients
  await sgMail.send({ to: customers.map((c) => c.email), from: 'a@example.com', subject: 'News' })
}

exports.multiple = async () => {
  const users = await User.findAll()
  await sgMail.sendMultiple({ to: users.map((u) => u.email), from: 'a@example.com', subject: 'News' })
}

exports.personalized = async () => {
  const users = await User.findAll()
  await sgMail.send({ from: 'a@example.com', subject: 'News', personalizations: users.map((u) => ({ to: [{ email: u.email }] })) })
}

exports.onePersonalization = async () => {
  const users = await User.findAll()
  // expect: no-exposed-recipients
  await sgMail.send({ from: 'a@example.com', subject: 'News', personalizations: [{ to: users.map((u) => ({ email: u.email })) }] })
}
