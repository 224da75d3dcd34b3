import { PrismaClient } from '@prisma/client'

export interface Customer {
  email: string
  name: string
  partner?: string
}

export const customers = new PrismaClient().customer
