const knex = require('./knex')

async function add(params, user) {
  const [row] = await knex('users').insert({ email: params.email, verification_token: params.token }).returning('*')
  return { ...user, ...row }
}

module.exports = { user: { add } }
