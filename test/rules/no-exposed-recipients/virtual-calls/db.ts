import createKnex from 'knex'

export const knex = createKnex({ client: 'pg' })
