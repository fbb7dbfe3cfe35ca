import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema'

export const database = drizzle(postgres(process.env.DATABASE_URL ?? ''), { schema })
export * from './schema'
export { eq, and } from 'drizzle-orm'
