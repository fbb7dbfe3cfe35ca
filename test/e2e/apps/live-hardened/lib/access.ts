import 'server-only'
import { auth } from '@clerk/nextjs/server'
import { notFound } from 'next/navigation'

/** Who calls, or null. */
export async function caller() {
  const { isAuthenticated, userId, has } = await auth()
  return isAuthenticated ? { userId, has } : null
}

/** Pages begin with this. */
export async function requireReader() {
  const who = await caller()
  if (who === null) notFound()
  return who
}

export const refused = (status: 401 | 403) => Response.json({ error: 'Refused' }, { status })
