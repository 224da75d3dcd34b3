import { PrismaClient } from '@prisma/client'

export const prisma = new PrismaClient()

/** Users who may trade: verified, not frozen. */
export function activeUsers() {
  return prisma.user.findMany({ where: { verified: true, frozen: false }, select: { id: true, email: true, name: true } })
}

export function userById(id: string) {
  return prisma.user.findUniqueOrThrow({ where: { id } })
}

export function membersOfTeam(teamId: string) {
  return prisma.teamMember.findMany({ where: { teamId }, include: { user: true } })
}
