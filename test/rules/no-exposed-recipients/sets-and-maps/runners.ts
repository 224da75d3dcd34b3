import { Pool } from 'pg'

const pool = new Pool()

export interface Runner {
  email: string
  race: string
  time: string
}

export async function runners(): Promise<Runner[]> {
  const { rows } = await pool.query<Runner>('select email, race, time from runners order by time')
  return rows
}
