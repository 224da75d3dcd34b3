const knex = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL })

exports.tenantsOf = (houseId) => knex('renters').where('house_id', houseId).select('name', 'email')
