import type { FastifyPluginAsync } from 'fastify'

const routes: FastifyPluginAsync = async (fastify) => {
  fastify.post('/newsletter', async (request, reply) => {
    const { rows } = await fastify.pg.query('SELECT email FROM subscribers WHERE confirmed')
    // expect: no-exposed-recipients
    await fastify.clubMailer.send(rows.map((row) => row.email), 'Newsletter')
    return reply.code(202).send()
  })

  fastify.post('/newsletter/each', async (request, reply) => {
    const { rows } = await fastify.pg.query('SELECT email FROM subscribers WHERE confirmed')
    for (const row of rows) await fastify.clubMailer.send(row.email, 'Newsletter')
    return reply.code(202).send()
  })
}

export default routes
