import { drizzle } from 'drizzle-orm/mysql2'
import { petOwners } from '@/data/schema'

const db = drizzle(process.env.DATABASE_URL!)

export const allOwners = () => db.query.petOwners.findMany({ columns: { email: true } })
export const customers = () => db.select().from(petOwners)
