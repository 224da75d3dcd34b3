import { Hono } from 'hono'
import { zValidator } from '@hono/zod-validator'
import { z } from 'zod'
import { Resend } from 'resend'

const app = new Hono()
const resend = new Resend(process.env.RESEND_API_KEY)
const from = 'pass@festival.example'

app.post('/invite', async (c) => {
  const body = await c.req.json()
  // expect: no-exposed-recipients
  await resend.emails.send({ from, to: body.emails, subject: 'Come along', text: '…' })
  return c.body(null, 204)
})

app.post('/invite/checked', zValidator('json', z.object({ emails: z.array(z.string().email()) })), async (c) => {
  const { emails } = c.req.valid('json')
  await resend.batch.send(emails.map((to) => ({ from, to, subject: 'Come along', text: '…' })))
  return c.body(null, 204)
})

export default app
