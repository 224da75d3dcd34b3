import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export const subscribers = () => prisma.subscriber.findMany({ where: { until: { gt: new Date() } } })
