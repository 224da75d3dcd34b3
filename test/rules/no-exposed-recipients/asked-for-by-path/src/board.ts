import { supabase } from './client'

export async function circular(text: string) {
  const { data: members } = await supabase.from('members').select('email')
  const to = members?.map(({ email }) => email)
  // expect: no-exposed-recipients
  await fetch('/circular', { method: 'POST', body: JSON.stringify({ to, text }) })
  for (const { email } of members ?? []) await fetch('/circular', { method: 'POST', body: JSON.stringify({ to: email, text }) })
}

export async function minutes() {
  const { data: members } = await supabase.from('members').select('email')
  // expect: no-exposed-recipients
  await fetch('/api/minutes', { method: 'POST', body: JSON.stringify({ to: members?.map(({ email }) => email) }) })
  await fetch('/api/minutes/archive', { method: 'POST', body: JSON.stringify({ to: members?.map(({ email }) => email) }) })
}
