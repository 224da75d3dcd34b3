import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export const attendeesOf = (eventId: string) => prisma.attendee.findMany({ where: { eventId } })
