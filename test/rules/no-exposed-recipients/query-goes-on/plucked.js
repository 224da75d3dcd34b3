const knex = require('knex')({ client: 'pg' })
const nodemailer = require('nodemailer')
const sgMail = require('@sendgrid/mail')

const transport = nodemailer.createTransport({ host: 'smtp.shop.example' })

exports.newsletter = async () => {
  const emails = await knex('subscribers').where({ confirmed: true }).pluck('email')
  // expect: no-exposed-recipients
  await sgMail.send({ to: emails, from: 'shop@shop.example', subject: 'News', text: 'New in May' })
  await sgMail.sendMultiple({ to: emails, from: 'shop@shop.example', subject: 'News', text: 'New in May' })
}

exports.distinct = async () => {
  const emails = await knex('customers').distinct('email')
  // expect: no-exposed-recipients
  await sgMail.send({ to: emails, from: 'shop@shop.example', subject: 'News', text: 'New in May' })
}

exports.joined = async () => {
  const emails = await knex('customers').distinct('email')
  // expect: no-exposed-recipients
  await transport.sendMail({ to: emails.join(', '), from: 'shop@shop.example', subject: 'News', text: 'New in May' })
}
