import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

/** Whoever fills in To, Cc and Bcc writes a mail, even where a frame is put around it. */
export async function POST(request: Request) {
  const { recipients, newsletter } = await request.json()
  const hidden = recipients.bcc.filter((address: string) => !recipients.to.includes(address))
  await resend.emails.send({
    from: 'desk@retreat.example',
    // expect-possible: no-exposed-recipients
    to: recipients.to.map((address: string) => address.trim()),
    bcc: hidden,
    subject: `[Retreat] ${newsletter.title}`,
    html: `<main>${newsletter.body}</main>`,
  })
  return new Response(null, { status: 204 })
}

/** Readers of a newsletter are listed by whoever sends it, but none of them wrote the list. */
export async function PUT(request: Request) {
  const { readers, newsletter } = await request.json()
  await resend.emails.send({
    from: 'desk@retreat.example',
    // expect: no-exposed-recipients
    to: readers.map((address: string) => address.trim()),
    subject: `[Retreat] ${newsletter.title}`,
    html: `<main>${newsletter.body}</main>`,
  })
  return new Response(null, { status: 204 })
}
