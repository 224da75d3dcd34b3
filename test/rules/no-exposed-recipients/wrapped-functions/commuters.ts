import { Pool } from 'pg'

const pool = new Pool()

export async function commuters(line: string) {
  const result = await pool.query('SELECT c.email FROM customers c JOIN trips t ON t.customer_id = c.id WHERE t.line = $1', [line])
  return result.rows
}
