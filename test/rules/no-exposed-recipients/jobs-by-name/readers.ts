import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export const readers = (where: object = {}) => prisma.reader.findMany({ where, select: { email: true } })
