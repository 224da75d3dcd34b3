import { LoopsClient } from 'loops'

const loops = new LoopsClient(process.env.LOOPS_KEY!)

export async function sendOne(to: string, subject: string, html: string) {
  await loops.sendTransactionalEmail({
    transactionalId: 'tx_news',
    email: to,
    dataVariables: { subject, html },
  })
}
