import { Linking } from 'react-native'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function openDraft() {
  const customers = await prisma.customer.findMany()
  // expect: no-exposed-recipients
  await Linking.openURL(`mailto:${customers.map((customer) => customer.email).join(',')}?subject=News`)
}
