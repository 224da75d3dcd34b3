import pg from 'pg'

const pool = new pg.Pool()

export const query = async (text, values) => {
  const result = await pool.query(text, values)
  return result
}
