import { createClient } from '@supabase/supabase-js'
import sgMail from '@sendgrid/mail'

const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!)

async function usersOf(ids: string[]) {
  if (ids.length === 0) return []
  const { data } = await supabase.from('users').select('email, name').in('id', ids)
  return data ?? []
}

/** Who asks is looked up by the same function, and none of those who are asked. */
export async function asked(approverIds: string[], requesterId: string) {
  const [approvers, requester] = await Promise.all([usersOf(approverIds), usersOf([requesterId]).then((found) => found[0])])
  for (const approver of approvers)
    await sgMail.send({ to: approver.email, from: 'a@shop.example', subject: 'Approve', text: `${requester?.name} asks, ${approver.name}.` })
}

export async function told(approverIds: string[]) {
  const approvers = await usersOf(approverIds)
  for (const approver of approvers)
    await sgMail.send({
      to: approver.email,
      from: 'a@shop.example',
      subject: 'Approve',
      // expect: no-foreign-data
      text: `Hello ${approvers[0]!.name}`,
    })
}
