import { initTRPC } from '@trpc/server'
import { createSafeActionClient } from 'next-safe-action'
import * as v from 'valibot'
import { z } from 'zod'
import { send } from './send'

const { procedure } = initTRPC.create()
const action = createSafeActionClient()
const Reply = v.object({ to: v.pipe(v.string(), v.email()) })

export const remind = procedure.input(z.object({ to: z.string().email() })).mutation(async ({ input }) => {
  await send({ to: input.to, subject: 'Do not forget' })
})

export const gather = procedure.input(z.object({ to: z.array(z.string().email()) })).mutation(async ({ input }) => {
  // expect: no-exposed-recipients
  await send({ to: input.to, subject: 'You are invited' })
})

export const confirm = action.schema(z.object({ to: z.string().email() })).action(async ({ parsedInput }) => {
  await send({ to: parsedInput.to, subject: 'Confirmed' })
})

export async function reply(request: Request) {
  const { to } = v.parse(Reply, await request.json())
  await send({ to, subject: 'Our reply' })
}
