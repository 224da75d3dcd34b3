import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export const taxpayers = () => prisma.client.findMany({ where: { filed: false }, select: { email: true } })
