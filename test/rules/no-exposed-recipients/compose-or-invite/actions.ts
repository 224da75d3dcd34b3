'use server'

import { z } from 'zod'
import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)
const schema = z.object({ emails: z.array(z.string().email()), workspace: z.string() })

export async function POST(request: Request) {
  const { emails, workspace } = schema.parse(await request.json())
  const { error } = await resend.emails.send({
    from: 'invite@inbox.example',
    // expect: no-exposed-recipients
    to: emails,
    subject: `Join ${workspace}`,
    text: 'Click here.',
  })
  return Response.json({ ok: !error })
}

export async function PUT(request: Request) {
  const { emails, workspace } = schema.parse(await request.json())
  await resend.batch.send(emails.map((to) => ({ from: 'invite@inbox.example', to, subject: `Join ${workspace}`, text: 'Click here.' })))
  return new Response(null, { status: 204 })
}
