import { Pool } from 'pg'
import { mailer } from './mailer'

const pool = new Pool()

/** Who runs a team talks to the others who do. */
export async function scoreIsMissing(season: string) {
  const { rows } = await pool.query('SELECT captain_email FROM fixtures WHERE season = $1', [season])
  await mailer.sendMail({
    from: 'league@club.example',
    // expect-possible: no-exposed-recipients
    to: rows.map((row) => row.captain_email),
    subject: 'The score is missing',
  })
}

export async function matchIsOff(season: string) {
  const { rows } = await pool.query('SELECT player_email FROM fixtures WHERE season = $1', [season])
  await mailer.sendMail({
    from: 'league@club.example',
    // expect: no-exposed-recipients
    to: rows.map((row) => row.player_email),
    subject: 'The match is off',
  })
}
