import { Client } from '@microsoft/microsoft-graph-client'
import { authProvider } from './auth'
import { PrismaClient } from '@prisma/client'

const graph = Client.initWithMiddleware({ authProvider })
const prisma = new PrismaClient()

/** The draft holds the recipients; a second request sends it as it stands. */
export async function draft() {
  const customers = await prisma.customer.findMany()
  const { id } = await graph.api('/me/messages').post({
    subject: 'March newsletter',
    body: { contentType: 'Text', content: 'What we shipped.' },
    // expect: no-exposed-recipients
    toRecipients: customers.map((customer) => ({ emailAddress: { address: customer.email } })),
  })
  await graph.api(`/me/messages/${id}/send`).post({})
}
