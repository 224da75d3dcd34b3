import { createClient } from '@supabase/supabase-js'
import { Resend } from 'resend'

const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!)
const resend = new Resend(process.env.RESEND_API_KEY)

/** All members of a club who owe something are no team: each would read who else does. */
export async function remind() {
  const { data: dues } = await supabase.from('member_dues').select('member_id').neq('status', 'paid').is('settled_at', null)
  const ids = dues!.map((one) => one.member_id)
  const { data: members } = await supabase.from('members').select('id, email').in('id', ids)
  await resend.emails.send({
    from: 'club@cricket.example',
    // expect: no-exposed-recipients
    to: members!.map((member) => member.email),
    subject: 'Your dues',
    text: 'Please settle them.',
  })
}

export async function remindCommittee(committeeId: string) {
  const { data: seats } = await supabase.from('committee_seats').select('member_id').eq('committee_id', committeeId)
  const ids = seats!.map((one) => one.member_id)
  const { data: members } = await supabase.from('members').select('id, email').in('id', ids)
  await resend.emails.send({
    from: 'club@cricket.example',
    // expect-possible: no-exposed-recipients
    to: members!.map((member) => member.email),
    subject: 'Tonight',
    text: 'We meet at eight.',
  })
}
