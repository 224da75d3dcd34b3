import { Pool } from 'pg'

const pool = new Pool()

const query = (text: string, values: unknown[]) => pool.query(text, values)

async function post(personalizations: object[], html: string) {
  await fetch('https://api.sendgrid.com/v3/mail/send', {
    method: 'POST',
    body: JSON.stringify({ personalizations, from: { email: 'a@shop.example' }, content: [{ type: 'text/html', value: html }] }),
  })
}

/** One personalization, written out, is one reader: the first of the rows. */
export async function receipt(id: string) {
  const found = await query('SELECT donor_email, donor_name FROM donations WHERE id = $1', [id])
  await post([{ to: [{ email: found.rows[0].donor_email }] }], `Thank you, ${found.rows[0].donor_name}`)
}

export async function thanks() {
  const found = await query('SELECT donor_email, donor_name FROM donations', [])
  await post(
    found.rows.map((row) => ({ to: [{ email: row.donor_email }] })),
    // expect: no-foreign-data
    `Thank you, ${found.rows[0].donor_name}`,
  )
}
