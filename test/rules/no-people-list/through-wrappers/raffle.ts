import { mailer } from './lib/mailer'
import { knex } from './lib/knex'

export async function announce() {
  const participants = await knex('participants').select('name', 'email')
  for (const participant of participants) {
    // expect: no-people-list
    await mailer.send({ to: participant.email, subject: 'Raffle', template: 'raffle', data: { participant, participants } })
  }
}

export async function thank() {
  const participants = await knex('participants').select('name', 'email')
  for (const participant of participants) {
    await mailer.send({ to: participant.email, subject: 'Thanks', template: 'thanks', data: { participant, participants } })
  }
}

export async function tellTheTeam() {
  const participants = await knex('participants').select('name', 'email')
  await mailer.send({ to: 'raffle@acme.test', subject: 'Raffle', template: 'raffle', data: { participants } })
}
