import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function fetchCustomers() {
  return prisma.customer.findMany()
}
