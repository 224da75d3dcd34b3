import { Resend } from 'resend'
import { action } from './server'

const resend = new Resend(process.env.RESEND_KEY)

// Who has got a mail is told to the caller, and to nobody by mail.
export const sendCarpools = action({
  args: { eventId: 'string' },
  handler: async (ctx, { eventId }) => {
    const sent: string[] = []
    const event = await ctx.runQuery('events.get', { eventId })
    for (const driver of event.drivers) {
      await resend.emails.send({ from: 'a@club.example', to: driver.email, subject: event.title, html: `<p>Dear ${driver.name}</p>` })
      sent.push(driver.email)
    }
    return { sent }
  },
})
