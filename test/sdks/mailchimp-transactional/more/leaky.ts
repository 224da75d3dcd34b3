import { Mandrill } from 'mandrill-api/mandrill'
import { PrismaClient } from '@prisma/client'

const mandrill = new Mandrill(process.env.MANDRILL_KEY!)
const prisma = new PrismaClient()

export async function oldPackage(done: () => void) {
  const customers = await prisma.customer.findMany()
  mandrill.messages.sendTemplate(
    {
      template_name: 'news',
      template_content: [],
      message: {
        from_email: 'shop@shop.example',
        // expect: no-exposed-recipients
        to: customers.map((customer) => ({ email: customer.email, type: 'cc' })),
        preserve_recipients: true,
      },
    },
    done,
  )
}
