import { createClient } from '@supabase/supabase-js'
import { Resend } from 'resend'

const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!)
const resend = new Resend(process.env.RESEND_API_KEY)
const from = 'desk@guide.example'

/** Nothing says who they are, but whom such a mail is for. */
export async function sendSeoNotification(page: string) {
  const { data } = await supabase.from('preferences').select('*').eq('enabled', true)
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: data!.map((row) => row.email_address), subject: `Lost: ${page}`, text: 'See the dashboard.' })
}

export async function weekly(week: string) {
  const { data } = await supabase.from('preferences').select('*').eq('weekly', true)
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: data!.map((row) => row.email_address), subject: `Team digest ${week}`, text: 'All is well.' })
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: data!.map((row) => row.email_address), subject: `The week ${week}`, text: 'Seven things to do.' })
}

/** People from outside stay that, whatever the mail is called. */
export async function sendTeamNotification(text: string) {
  const { data } = await supabase.from('subscribers').select('*')
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: data!.map((row) => row.email), subject: 'From the team', text })
}
