import mail from '~mail'
import { customers } from '@/data/owners'

export async function vaccination() {
  const rows = await customers()
  // expect: no-exposed-recipients
  await mail(rows.map((row) => row.email), 'Vaccination week')
  await Promise.all(rows.map((row) => mail(row.email, 'Vaccination week')))
}
