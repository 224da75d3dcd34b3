import { createClient } from '@libsql/client'

const db = createClient({ url: process.env.DATABASE_URL })

export async function followers(topic) {
  const { rows } = await db.execute({ sql: 'SELECT email FROM followers WHERE topic = ?', args: [topic] })
  return rows
}
