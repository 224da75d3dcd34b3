import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export const participants = () => prisma.participant.findMany({ select: { name: true, email: true } })
