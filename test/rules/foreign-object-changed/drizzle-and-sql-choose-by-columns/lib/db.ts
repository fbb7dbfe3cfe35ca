import { drizzle } from 'drizzle-orm/neon-http'
import { neon } from '@neondatabase/serverless'
import { pgTable, text, uuid } from 'drizzle-orm/pg-core'

export const notes = pgTable('notes', { id: uuid('id').primaryKey(), userId: text('user_id'), title: text('title') })
export const sql = neon(process.env.DATABASE_URL!)
export const db = drizzle(sql, { schema: { notes } })
