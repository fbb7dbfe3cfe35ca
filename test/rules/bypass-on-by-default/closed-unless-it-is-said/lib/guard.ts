import { auth } from '@clerk/nextjs/server'

export async function requireUser() {
  // ok: bypass-on-by-default
  if (process.env.SKIP_AUTH === 'true' && process.env.NODE_ENV === 'test') return 'tester'
  // ok: bypass-on-by-default
  if (process.env.AUTH_ENABLED !== 'false') await auth.protect()
  // ok: bypass-on-by-default
  return process.env.AUTH_PROVIDER !== 'clerk' ? null : 'clerk'
}
