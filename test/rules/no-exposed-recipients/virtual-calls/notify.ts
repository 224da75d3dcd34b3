import { getTransport } from './transports'
import { knex } from './db'

export async function notifyDonors() {
  const donors = await knex('donors').where({ active: true }).select('email')
  await getTransport().deliver(
    // expect: no-exposed-recipients
    donors.map((donor) => donor.email),
    'Thank you',
  )
}

export async function thank(donor: { email: string }) {
  await getTransport().deliver(donor.email, 'Thank you')
}
