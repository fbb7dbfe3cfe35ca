import { drizzle } from 'drizzle-orm/neon-http'
import { neon } from '@neondatabase/serverless'
import { pgTable, text } from 'drizzle-orm/pg-core'

export const tasks = pgTable('tasks', { id: text('id').primaryKey(), name: text('name') })
export const orm = drizzle(neon(process.env.DATABASE_URL!))
