'use server'

import { auth, currentUser } from '@clerk/nextjs/server'
import { drizzle } from 'drizzle-orm/node-postgres'
import { eq } from 'drizzle-orm'
import { db } from '../lib/db'
import { projects } from '../lib/schema'

const orm = drizzle(process.env.DATABASE_URL!)

export async function inTheOrganisation() {
  const { orgId } = await auth()
  if (!orgId) throw new Error('Choose an organisation')
  // ok: undefined-filter
  return db.project.findMany({ where: { organizationId: orgId } })
}

export async function orNull() {
  const { userId, orgId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  // ok: undefined-filter
  return db.project.findMany({ where: { organizationId: orgId ?? null, userId } })
}

export async function besideTheUser() {
  const { userId, orgId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  // Without an organisation it finds what is the user's own.
  // ok: undefined-filter
  return db.project.findMany({ where: { userId, organizationId: orgId } })
}

export async function signedIn() {
  const user = await currentUser()
  if (!user) throw new Error('Unauthorized')
  // ok: undefined-filter
  return db.order.findMany({ where: { customer: { clerkId: user?.id } } })
}

export async function inSql() {
  const { userId, orgId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  // ok: undefined-filter
  return orm.select().from(projects).where(eq(projects.organizationId, orgId!))
}
