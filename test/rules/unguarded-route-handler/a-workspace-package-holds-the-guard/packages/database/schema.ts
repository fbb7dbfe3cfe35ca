import { pgTable, serial, text } from 'drizzle-orm/pg-core'

export const pages = pgTable('pages', {
  id: serial('id').primaryKey(),
  title: text('title').notNull(),
  userId: text('user_id').notNull(),
})
