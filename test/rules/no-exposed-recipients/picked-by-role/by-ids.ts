import { createClient } from '@supabase/supabase-js'
import { mailer } from './mailer'

const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!)

/** Who runs a house is picked by ids, out of everybody who has an account. */
export async function newEnquiry(houseId: string, text: string) {
  const { data: members } = await supabase.from('house_members').select('user_id').eq('house_id', houseId).in('role', ['owner', 'manager'])
  const {
    data: { users },
  } = await supabase.auth.admin.listUsers({ page: 1 })
  const wanted = new Set((members ?? []).map((one) => one.user_id))
  const to: string[] = []
  for (const user of users) if (user.email && wanted.has(user.id)) to.push(user.email)
  await mailer.sendMail({
    from: 'crm@shop.example',
    // expect-possible: no-exposed-recipients
    to,
    subject: 'Somebody asks',
    text,
  })
}

export async function bookingsMove(dayId: string, text: string) {
  const { data: bookings } = await supabase.from('bookings').select('user_id').eq('day_id', dayId)
  const {
    data: { users },
  } = await supabase.auth.admin.listUsers({ page: 1 })
  const wanted = new Set((bookings ?? []).map((one) => one.user_id))
  const to: string[] = []
  for (const user of users) if (user.email && wanted.has(user.id)) to.push(user.email)
  await mailer.sendMail({
    from: 'crm@shop.example',
    // expect: no-exposed-recipients
    to,
    subject: 'Your booking',
    text,
  })
}

/** The same, each account held against the rows of those who have the role. */
export async function manyDownloads(name: string) {
  const { data: rows } = await supabase.from('user_roles').select('user_id').eq('role', 'admin')
  const {
    data: { users },
  } = await supabase.auth.admin.listUsers()
  await mailer.sendMail({
    from: 'crm@shop.example',
    // expect-possible: no-exposed-recipients
    to: users.filter((user) => rows!.some((row) => row.user_id === user.id)).map((user) => user.email!),
    subject: `${name} downloads a lot`,
  })
}

export async function courseMoves(courseId: string) {
  const { data: rows } = await supabase.from('enrolments').select('user_id').eq('course_id', courseId)
  const {
    data: { users },
  } = await supabase.auth.admin.listUsers()
  await mailer.sendMail({
    from: 'crm@shop.example',
    // expect: no-exposed-recipients
    to: users.filter((user) => rows!.some((row) => row.user_id === user.id)).map((user) => user.email!),
    subject: 'The course begins later',
  })
}
