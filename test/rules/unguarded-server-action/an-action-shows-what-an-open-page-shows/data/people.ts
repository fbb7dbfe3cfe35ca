import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'

const db = drizzle(process.env.DATABASE_URL!)
const users = pgTable('users', { id: integer('id'), email: text('email'), teamId: integer('team_id') })
const teams = pgTable('teams', { id: integer('id'), name: text('name') })

export const teamMates = (teamId: number) =>
  db.select({ email: users.email }).from(users).where(eq(users.teamId, teamId))

export const allTeams = () => db.select().from(teams)
