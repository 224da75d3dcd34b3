import { Resend } from 'npm:resend@4'

const resend = new Resend(Deno.env.get('RESEND_API_KEY'))

Deno.serve(async (req) => {
  const { to, subject, html } = await req.json()
  const { data } = await resend.emails.send({ from: 'regatta@club.example', to, subject, html })
  return Response.json(data)
})
