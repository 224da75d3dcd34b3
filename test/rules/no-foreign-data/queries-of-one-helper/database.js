import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })

export const query = async (text, values) => {
  const client = await pool.connect()
  try {
    return await client.query(text, values)
  } finally {
    client.release()
  }
}
