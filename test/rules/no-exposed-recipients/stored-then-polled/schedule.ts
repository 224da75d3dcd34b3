import { OutboxMail } from './outbox'
import { Subscriber } from './subscriber'

export async function scheduleIssue(issue: { title: string; html: string }) {
  const subscribers = await Subscriber.find({ confirmed: true })
  await OutboxMail.create({
    // expect: no-exposed-recipients
    sendTo: subscribers.map((subscriber) => subscriber.email),
    subject: issue.title,
    html: issue.html,
    dueAt: new Date(),
  })
}
