import { proxyActivities } from '@temporalio/workflow'
import type * as activities from './activities'

/** Which functions stand behind the proxies is said by a type alone. */
const { loadSubscribers, sendNewsletter } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' })

export async function newsletter(): Promise<void> {
  // missing: no-exposed-recipients
  await sendNewsletter(await loadSubscribers())
}

export async function newsletterEach(): Promise<void> {
  for (const one of await loadSubscribers()) await sendNewsletter(one)
}
