import { Resend } from 'npm:resend@4'

const resend = new Resend(Deno.env.get('RESEND_API_KEY'))

Deno.serve(async (req) => {
  const { to, subject, html } = await req.json()
  for (const one of to) await resend.emails.send({ from: 'regatta@club.example', to: one, subject, html })
  return new Response(null, { status: 204 })
})
