import { mysqlTable, varchar } from 'drizzle-orm/mysql-core'

export const petOwners = mysqlTable('customers', { email: varchar('email', { length: 255 }).notNull() })
