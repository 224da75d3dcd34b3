import { supabase } from './client'

const site = 'https://regatta.example/api'

export async function calm(text: string) {
  const { data: sailors } = await supabase.from('participants').select('email')
  const recipient = sailors?.map(({ email }) => email)
  // expect: no-exposed-recipients
  await fetch(`${site}/notify?about=calm`, { method: 'POST', body: JSON.stringify({ recipient, text }) })
  await fetch(`${site}/notify-later?about=calm`, { method: 'POST', body: JSON.stringify({ recipient, text }) })
}
