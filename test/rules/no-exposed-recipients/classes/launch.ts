import { LaunchEmail } from './base-email'
import { db } from './db'
import { subscribers } from './schema'
import { eq } from 'drizzle-orm'

export async function launch() {
  const rows = await db.select({ email: subscribers.email }).from(subscribers).where(eq(subscribers.confirmed, true))
  // expect: no-exposed-recipients
  const mail = new LaunchEmail(rows.map((row) => row.email))
  await mail.send()
}

export async function single(address: string) {
  await new LaunchEmail([address]).send()
}
