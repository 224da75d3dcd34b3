export const prisma = new (await import('@prisma/client')).PrismaClient()
