import { sendDelay, sendTimed } from './mail'
import { withRetry } from './resilient'
import { commuters } from './commuters'

export async function late(line: string) {
  const people = await withRetry(() => commuters(line))
  const emails = people.map((person) => person.email)
  // missing: no-exposed-recipients
  await sendDelay(emails, { minutes: 10 })
  // missing: no-exposed-recipients
  await sendTimed(emails, { subject: 'A delay', text: '10 minutes' })
}

export async function lateEach(line: string) {
  for (const { email } of await commuters(line)) {
    await sendDelay(email, { minutes: 10 })
    await withRetry(() => sendTimed([email], { subject: 'A delay', text: '10 minutes' }))
  }
}
