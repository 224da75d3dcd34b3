import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export const cyclists = () => prisma.user.findMany({ where: { rides: { some: {} } } })
