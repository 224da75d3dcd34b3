import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export const volunteers = () => prisma.volunteer.findMany({ where: { free: true } })
