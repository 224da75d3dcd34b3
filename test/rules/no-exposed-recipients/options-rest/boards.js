import { sendMail, sendWithoutTo } from './transport.js'
import { watchers } from './watchers.js'

export async function cardMoved(card) {
  const people = await watchers(card)
  const to = people.map((person) => person.email)
  await sendMail({
    tracking: true,
    // expect: no-exposed-recipients
    to,
    subject: 'A card has moved',
    text: card.title,
  })
  await sendWithoutTo({ to, subject: 'A card has moved', text: card.title })
}

export async function mentioned(card, user) {
  await sendMail({ to: user.email, cc: [card.author.email], subject: 'You were mentioned', text: card.title })
}
