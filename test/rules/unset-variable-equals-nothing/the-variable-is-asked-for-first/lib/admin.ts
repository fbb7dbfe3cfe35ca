import { currentUser } from '@clerk/nextjs/server'

export async function isAdmin() {
  if (!process.env.ADMIN_EMAIL) return false
  const user = await currentUser()
  // ok: unset-variable-equals-nothing
  return process.env.ADMIN_EMAIL === user?.primaryEmailAddress?.emailAddress
}

// ok: unset-variable-equals-nothing
export const isProduction = process.env.NODE_ENV === 'production'
// ok: unset-variable-equals-nothing
export const same = (request: Request) => request.headers.get('x-key') === process.env.KEY_OF_JOBS
