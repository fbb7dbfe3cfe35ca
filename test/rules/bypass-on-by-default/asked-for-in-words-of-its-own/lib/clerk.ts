import { auth } from '@clerk/nextjs/server'

export async function viewer() {
  // ok: bypass-on-by-default
  if (process.env.CLERK_DISABLED === 'true') throw new Error('Nobody can sign in just now')
  const { userId } = await auth()
  return userId
}
