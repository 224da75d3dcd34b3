import type { Receipt } from './bodies'
import { send } from './send'

/** Jobs come back from the queue as requests. */
const worker =
  <T>(handle: (payload: T) => Promise<void>) =>
  async (request: Request) => {
    const job = JSON.parse(await request.text()) as { payload: T }
    await handle(job.payload)
    return new Response('Done')
  }

const handle = async ({ to, order, ...rest }: Receipt & { options: unknown }) => {
  await send({ to, subject: `Your order ${order}`, ...(rest.options as Omit<Parameters<typeof send>[0], 'to'>) })
}

export const POST = worker<Receipt & { options: unknown }>(handle)
