import { sendBulk } from './send'
import { supabase } from './db'

export async function weekly() {
  const { data: readers } = await supabase.from('readers').select('email').eq('weekly', true)
  const emails = readers!.map((reader) => reader.email)
  for (let i = 0; i < emails.length; i += 50) {
    // expect: no-exposed-recipients
    await sendBulk(emails.slice(i, i + 50), 'This week', '')
  }
}

export async function weeklyEach() {
  const { data: readers } = await supabase.from('readers').select('email').eq('weekly', true)
  for (const reader of readers!) await sendBulk([reader.email], 'This week', '')
}
