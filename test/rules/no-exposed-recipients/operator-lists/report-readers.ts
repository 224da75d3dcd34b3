import { createClient } from '@supabase/supabase-js'
import { Resend } from 'resend'

const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!)
const resend = new Resend(process.env.RESEND_KEY)
const from = 'reports@sites.example'

/** Whoever set up the report wrote down who reads it. */
export async function progress(id: string) {
  const { data } = await supabase.from('schedules').select('*, progress_report_recipients(*)').eq('id', id).single()
  const readers = data!.progress_report_recipients.filter((one) => one.is_active).map((one) => one.email)
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: readers, subject: 'Progress', text: 'See the site.' })
}

export async function issue(id: string) {
  const { data } = await supabase.from('newsletters').select('*, subscribers(*)').eq('id', id).single()
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: data!.subscribers.map((one) => one.email), subject: 'News', text: 'Read on.' })
}
