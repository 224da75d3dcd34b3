/**
 * APIs that take one address (SendGrid, Resend, Loops, an element of an SES list) make one malformed value of a joined
 * list. That is a fault of its own, not a proven disclosure: nothing is marked.
 */
import { SendEmailCommand, SESClient } from '@aws-sdk/client-ses'
import { PrismaClient } from '@prisma/client'
import sgMail from '@sendgrid/mail'
import { LoopsClient } from 'loops'
import { Resend } from 'resend'

const prisma = new PrismaClient()
const resend = new Resend(process.env.RESEND_API_KEY)
const loops = new LoopsClient(process.env.LOOPS_KEY!)
const ses = new SESClient({ region: 'eu-central-1' })

export async function joined() {
  const customers = await prisma.customer.findMany()
  const to = customers.map((customer) => customer.email).join(',')
  await sgMail.send({ from: 'shop@shop.example', to, subject: 'March newsletter', text: 'What we shipped.' })
  await resend.emails.send({ from: 'shop@shop.example', to, subject: 'March newsletter', text: 'What we shipped.' })
  await loops.sendTransactionalEmail({ transactionalId: 'tx_news', email: to })
  await ses.send(
    new SendEmailCommand({
      Source: 'shop@shop.example',
      Destination: { ToAddresses: [to] },
      Message: { Subject: { Data: 'March newsletter' }, Body: { Text: { Data: 'What we shipped.' } } },
    }),
  )
}
