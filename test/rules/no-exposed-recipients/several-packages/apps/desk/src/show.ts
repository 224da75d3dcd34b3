import { mailer } from '@theatre/mailer'
import { letter } from '@theatre/mailer/templates/letter'
import { visitor, visitors } from '@theatre/audience'

export async function showCancelled(show: string) {
  const audience = await visitors(show)
  const emails = audience.map((person) => person.email)
  // expect: no-exposed-recipients
  await mailer.post(letter(emails, 'The show is cancelled'))
}

export async function seatChanged(id: string) {
  const { email } = await visitor(id)
  await mailer.post(letter(email, 'Your seat has changed'))
}

export async function critics() {
  await mailer.post(letter(['press@theatre.example', 'culture@theatre.example'], 'Opening night'))
}
