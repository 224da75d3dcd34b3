import { createClient } from '@supabase/supabase-js'
import { Resend } from 'resend'

const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!)
const resend = new Resend(process.env.RESEND_KEY)
const from = 'office@society.example'

/** Whoever leads a chapter knows the others who do; a lead of the sales desk has not even bought. */
export async function newBranding() {
  const { data: leads } = await supabase.from('profiles').select('email').eq('role', 'chapter_lead')
  // expect-possible: no-exposed-recipients
  await resend.emails.send({ from, to: leads!.map((lead) => lead.email), subject: 'New branding', text: 'See the handbook.' })
}

export async function offer() {
  const { data: leads } = await supabase.from('profiles').select('email').eq('role', 'sales_lead')
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: leads!.map((lead) => lead.email), subject: 'An offer', text: 'Only this week.' })
}
