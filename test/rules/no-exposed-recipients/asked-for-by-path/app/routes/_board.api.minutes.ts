import type { ActionFunctionArgs } from '@remix-run/node'
import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_KEY)

export async function action({ request }: ActionFunctionArgs) {
  const { to } = await request.json()
  await resend.emails.send({ from: 'board@club.example', to, subject: 'Minutes', text: 'They are on the board' })
  return Response.json({})
}
