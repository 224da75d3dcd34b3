import { notify, notifyQuietly } from './notify.js'
import { sql } from './sql.js'

export async function overdue() {
  const readers = await sql`SELECT name, email FROM readers WHERE due < now()`
  await notify(readers, { subject: 'Overdue', text: 'please bring it back.', personal: true })
  await notifyQuietly(readers, { subject: 'Overdue', text: 'please bring it back.', personal: false })
}

export async function summerHours() {
  const readers = await sql`SELECT name, email FROM readers`
  // expect: no-exposed-recipients
  await notify(readers, { subject: 'Summer hours', text: 'we close at noon.', personal: false })
}
