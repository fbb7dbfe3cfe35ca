import { auth } from '@clerk/nextjs/server'

export async function requireUser() {
  // ruleid: bypass-on-by-default
  if (process.env.SKIP_AUTH !== 'false') return 'developer'
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  return userId
}

export async function requireAdmin() {
  // ruleid: bypass-on-by-default
  if (process.env.AUTH_ENABLED !== 'true') return
  await auth.protect({ role: 'org:admin' })
}
