import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export function loadRows() {
  return prisma.subscriber.findMany({ select: { email: true } })
}
