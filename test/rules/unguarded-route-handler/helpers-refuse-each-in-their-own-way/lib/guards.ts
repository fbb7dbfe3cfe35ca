import { auth, currentUser } from '@clerk/nextjs/server'
import { notFound, redirect, unauthorized } from 'next/navigation'
import { NextResponse } from 'next/server'

export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** Throws. */
export async function requireUser() {
  const user = await currentUser()
  if (!user) throw new HttpError(401, 'Unauthorized')
  return user
}

/** Gives null. */
export async function sessionUserId() {
  const { userId, sessionId } = await auth()
  return userId && sessionId ? userId : null
}

/** Gives an answer to send on. */
export async function denyStrangers() {
  const { isAuthenticated } = await auth()
  return isAuthenticated ? null : NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
}

/** Gives one or the other. */
export async function authorize(): Promise<
  { userId: string; error?: never } | { error: NextResponse; userId?: never }
> {
  const { userId } = await auth()
  if (!userId) return { error: NextResponse.json({ error: 'Unauthorized' }, { status: 401 }) }
  return { userId }
}

/** Gives a tagged result. */
export async function session() {
  const { userId, orgId } = await auth()
  if (!userId || !orgId) return { ok: false as const, status: 401 }
  return { ok: true as const, userId, orgId }
}

/** Leaves by one of Next's exceptions. */
export const leaveUnless = {
  signedIn: async () => {
    const { userId } = await auth()
    if (!userId) unauthorized()
  },
  member: async () => {
    const { orgId } = await auth()
    if (!orgId) redirect('/create-organization')
  },
  admin: async () => {
    const { has } = await auth()
    if (!has({ role: 'org:admin' })) notFound()
  },
}
