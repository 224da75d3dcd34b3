import sgMail from '@sendgrid/mail'

const from = 'club@club.example'

export async function ofSupabase(supabase) {
  const { data } = await supabase.from('profiles').select('*')
  // expect: no-foreign-data
  await sgMail.sendMultiple({ to: data.map((row) => row.email), from, subject: 'All', text: data.map((row) => row.phone).join() })
}

export async function ofFirestore(db) {
  const snapshot = await db.collection('users').get()
  const users = snapshot.docs.map((doc) => doc.data())
  // expect: no-foreign-data
  await sgMail.sendMultiple({ to: users.map((row) => row.email), from, subject: 'All', text: users.map((row) => row.phone).join() })
}

export async function ofKnex(knex) {
  const rows = await knex('owners').where({ active: true })
  // expect: no-foreign-data
  await sgMail.sendMultiple({ to: rows.map((row) => row.email), from, subject: 'All', text: rows.map((row) => row.phone).join() })
}

export async function eachOfKnex(knex) {
  const rows = await knex('owners').where({ active: true })
  for (const row of rows) await sgMail.send({ to: row.email, from, subject: 'Your number', text: row.phone })
}
