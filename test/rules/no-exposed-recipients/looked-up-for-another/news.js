const { Pool } = require('pg')
const { send } = require('./mail')

const pool = new Pool()

exports.welcome = async (request, response) => {
  const { rows } = await pool.query('SELECT email FROM users WHERE id = $1', [request.params.id])
  await send({ to: rows[0].email, subject: 'Welcome', text: 'Good to have you.' })
  await send({ to: [process.env.DESK_ADDRESS, process.env.OWNER_ADDRESS], subject: 'Somebody joined', text: 'Have a look.' })
  response.sendStatus(204)
}

exports.forgotten = async (request, response) => {
  const email = String(request.body.email || '').trim()
  await send({ to: email, subject: 'A new password', text: 'Here it is.' })
  response.sendStatus(204)
}

exports.news = async () => {
  const { rows: subscribers } = await pool.query('SELECT email FROM subscribers WHERE confirmed')
  // expect: no-exposed-recipients
  await send({ to: subscribers.map((subscriber) => subscriber.email), subject: 'News', text: 'We moved.' })
}
