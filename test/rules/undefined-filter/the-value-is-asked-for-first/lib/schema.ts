import { pgTable, text } from 'drizzle-orm/pg-core'

export const projects = pgTable('projects', { organizationId: text('organization_id') })
