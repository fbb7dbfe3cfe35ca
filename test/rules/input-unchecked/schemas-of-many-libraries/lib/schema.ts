import { pgTable, text } from 'drizzle-orm/pg-core'

export const notes = pgTable('notes', { title: text('title').notNull(), userId: text('user_id').notNull() })
