import { supabase } from './client'

export async function publish(regattaId: string, html: string) {
  const { data: sailors } = await supabase.from('participants').select('email, boat').eq('regatta_id', regattaId)
  const addresses = (sailors ?? []).map((sailor) => sailor.email)
  // expect: no-exposed-recipients
  await supabase.functions.invoke('send-mail', { body: { to: addresses, subject: 'Results', html } })
  await supabase.functions.invoke('send-each', { body: { to: addresses, subject: 'Results', html } })
}

export async function winner(boatId: string) {
  const { data: sailor } = await supabase.from('participants').select('email').eq('boat', boatId).single()
  await supabase.functions.invoke('send-mail', { body: { to: sailor?.email, subject: 'You won', html: 'Well sailed.' } })
}

export async function wind(warning: string) {
  const { data: sailors } = await supabase.from('participants').select('email')
  await fetch('/api/notify', {
    method: 'POST',
    // expect: no-exposed-recipients
    body: JSON.stringify({ recipient: sailors?.map(({ email }) => email).join(','), text: warning }),
  })
  for (const { email } of sailors ?? [])
    await fetch('/api/notify', { method: 'POST', body: JSON.stringify({ recipient: email, text: warning }) })
}

export async function logged(entry: string) {
  const { data: sailors } = await supabase.from('participants').select('email')
  await fetch('/api/log', { method: 'POST', body: JSON.stringify({ recipient: sailors?.map(({ email }) => email), text: entry }) })
}
