import { and, eq, ne } from 'drizzle-orm'
import { Not, type Repository } from 'typeorm'
import { Resend } from 'resend'
import { InjectRepository } from '@nestjs/typeorm'
import { createClient } from '@supabase/supabase-js'
import { db } from './db'
import { attendees } from './schema'
import type { Participant } from './participant.entity'

const resend = new Resend(process.env.RESEND_KEY)
const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_KEY)
const from = 'events@events.example'

export async function drizzle(id: string) {
  const [me] = await db.select().from(attendees).where(eq(attendees.id, id)).limit(1)
  const others = await db
    .select()
    .from(attendees)
    .where(and(eq(attendees.eventId, me.eventId), ne(attendees.id, me.id)))
  // expect: no-foreign-data
  await resend.emails.send({ from, to: me.email, subject: 'Who comes', text: others.map((one) => one.email).join('\n') })
}

export async function rowsOfSupabase(id: string) {
  const { data: signup } = await supabase.from('signups').select('*').eq('id', id).single()
  const { data: others } = await supabase.from('signups').select('email').eq('event_id', signup.event_id).neq('id', signup.id)
  // expect: no-foreign-data
  await resend.emails.send({ from, to: signup.email, subject: 'Who comes', text: others.map((one) => one.email).join('\n') })
  const { data: own } = await supabase.from('signups').select('*').eq('email', signup.email)
  await resend.emails.send({ from, to: signup.email, subject: 'Yours', text: own.map((one) => one.phone).join('\n') })
}

export class Tournament {
  constructor(@InjectRepository() private readonly participants: Repository<Participant>) {}

  async drawn(id: string) {
    const participant = await this.participants.findOneOrFail({ where: { id } })
    const { tournamentId } = participant
    const rivals = await this.participants.find({ where: { tournamentId, id: Not(participant.id) } })
    // expect: no-foreign-data
    await resend.emails.send({ from, to: participant.email, subject: 'Rivals', text: rivals.map((one) => one.phone).join('\n') })
  }
}
