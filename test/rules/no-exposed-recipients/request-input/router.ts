import { initTRPC } from '@trpc/server'
import { z } from 'zod'
import { ServerClient } from 'postmark'

const t = initTRPC.create()
const postmark = new ServerClient(process.env.POSTMARK_TOKEN!)

export const router = t.router({
  invite: t.procedure.input(z.object({ emails: z.array(z.string().email()) })).mutation(async ({ input }) => {
    await postmark.sendEmail({
      From: 'pass@festival.example',
      // expect: no-exposed-recipients
      To: input.emails.join(','),
      Subject: 'You are invited',
      TextBody: '…',
    })
  }),
  remind: t.procedure.input(z.object({ email: z.string().email() })).mutation(async ({ input }) => {
    await postmark.sendEmail({ From: 'pass@festival.example', To: input.email, Subject: 'Tomorrow', TextBody: '…' })
  }),
})
