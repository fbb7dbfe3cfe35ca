import { drizzle } from 'drizzle-orm/node-postgres'
import { pgTable, text } from 'drizzle-orm/pg-core'

export const members = pgTable('members', { id: text('id').primaryKey(), role: text('role') })
export const db = drizzle(process.env.DATABASE_URL ?? '')
