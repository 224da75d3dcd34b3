const knex = require('knex')({ client: 'pg' })
const nodemailer = require('nodemailer')

const transport = nodemailer.createTransport({ host: 'smtp.shop.example' })
const send = (to, subject) => transport.sendMail({ from: 'shop@shop.example', to, subject, text: 'See your account.' })

/** With the condition or without, these are customers. */
exports.announce = async ({ plan }) => {
  let query = knex('customers').select('email')
  if (plan) query = query.where({ plan })
  const customers = await query.orderBy('created_at').limit(500)
  // expect: no-exposed-recipients
  await send(customers.map((customer) => customer.email), 'New in May')
  for (const customer of customers) await send(customer.email, 'New in May')
}

exports.tellTeam = async ({ teamId, role }) => {
  let query = knex('members').where({ team_id: teamId })
  if (role) query = query.where({ role })
  const members = await query.select('email')
  // expect-possible: no-exposed-recipients
  await send(members.map((member) => member.email), 'A new member')
}
