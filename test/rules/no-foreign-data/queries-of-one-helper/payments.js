import { query } from './database.js'
import { cleaned, page, sendNotice, sendToEach } from './mail.js'

export async function returned({ returnedBy, ownerId, label }) {
  const [byResult] = await Promise.all([query('SELECT full_name, email FROM users WHERE user_id = $1', [returnedBy])])
  const by = byResult.rows[0]?.full_name || byResult.rows[0]?.email || 'Finance'
  const ownerResult = await query('SELECT full_name, email FROM users WHERE user_id = $1', [ownerId])
  const [to] = cleaned([ownerResult.rows[0]?.email])
  if (!to) return
  const first = ownerResult.rows[0]?.full_name || 'there'
  await sendNotice({ to, subject: `Returned: ${label}`, html: page(`Hi ${first},\n\n${by} returned ${label}.`) })
}

export async function resubmitted({ submittedBy, label }) {
  const byResult = await query('SELECT full_name, email FROM users WHERE user_id = $1', [submittedBy])
  const by = byResult.rows[0]?.full_name || byResult.rows[0]?.email || 'Staff'
  const finance = await query("SELECT email FROM users WHERE user_type = 'finance'", [])
  const recipients = cleaned(finance.rows.map((row) => row.email))
  await sendToEach({ recipients, subject: `Resubmitted: ${label}`, html: page(`${by} resubmitted ${label}.`) })
}

export async function overdue({ label }) {
  const debtors = await query('SELECT full_name, email FROM users WHERE overdue', [])
  for (const debtor of debtors.rows) {
    await sendNotice({
      to: debtor.email,
      subject: `Overdue: ${label}`,
      // expect: no-foreign-data
      html: page(`Dear ${debtors.rows[0].full_name},\n\nplease pay ${label}.`),
    })
  }
}

export async function listed({ label }) {
  const debtors = await query('SELECT full_name, email FROM users WHERE overdue', [])
  // expect: no-foreign-data
  const text = `Dear all,\n\nstill to pay ${label}: ${debtors.rows.map((debtor) => debtor.email).join(', ')}`
  for (const debtor of debtors.rows) {
    await sendNotice({ to: debtor.email, subject: `Overdue: ${label}`, html: page(text) })
  }
}
