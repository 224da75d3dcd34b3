import { createClient } from '@supabase/supabase-js'

const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!)

export async function ticketHolders(concertId: string) {
  const { data, error } = await supabase.from('ticket_holders').select('name, email').eq('concert_id', concertId)
  if (error) throw error
  return data
}
