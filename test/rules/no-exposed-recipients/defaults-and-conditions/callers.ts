import { publish } from './send'
import { subscribers } from './subscribers'

export async function correction() {
  const emails = (await subscribers()).map((subscriber) => subscriber.email)
  await publish('A correction')
  await publish('A correction', undefined, { cc: ['law@news.example'] })
  // expect: no-exposed-recipients
  await publish('A correction', emails)
  // expect: no-exposed-recipients
  await publish('A correction', 'desk@news.example', { cc: emails })
}

export async function gift(subscriberId: string) {
  const all = await subscribers()
  const one = all.find((subscriber) => subscriber.id === subscriberId)
  await publish('A gift', one?.email ?? 'desk@news.example')
}
