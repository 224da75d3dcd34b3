import { PrismaClient } from '@prisma/client'
import { policies } from 'policies'

export const db = Object.assign(new PrismaClient(), { may: policies.may })
