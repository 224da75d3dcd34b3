import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_KEY)

interface Entry {
  email: string
  name: string
}

/** What is kept for all, and picked out again for the one who is written to. */
export class Waitlist {
  private entries: Entry[] = []

  add(entry: Entry) {
    this.entries.push(entry)
    return entry
  }

  byEmail(email: string) {
    return this.entries.find((one) => one.email === email)
  }

  remove(email: string) {
    this.entries = this.entries.filter((one) => one.email !== email)
  }
}

const waitlist = new Waitlist()

export async function POST(request: Request) {
  const { email, name } = await request.json()
  const entry = waitlist.byEmail(email) ?? waitlist.add({ email, name })
  await resend.emails.send({ from: 'a@shop.example', to: entry.email, subject: 'You wait', text: `Hello ${entry.name}` })
  return new Response(null, { status: 204 })
}

const greeted: string[] = []

export async function PUT(request: Request) {
  const { email, name } = await request.json()
  // expect: no-shared-message
  greeted.push(name)
  await resend.emails.send({ from: 'a@shop.example', to: email, subject: 'You wait', text: `Hello ${greeted.join(', ')}` })
  return new Response(null, { status: 204 })
}
