import { createClient } from '@supabase/supabase-js'

const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_ANON_KEY!)

export interface Guest {
  name: string
  email: string
}

export async function guestsOf(hotelId: string): Promise<Guest[]> {
  const { data } = await supabase.from('guests').select('name, email').match({ hotel_id: hotelId })
  return data ?? []
}
