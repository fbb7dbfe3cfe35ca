import { auth } from '@clerk/nextjs/server'

const skipped = () =>
  // ruleid: bypass-on-by-default
  process.env.DISABLE_AUTH !== 'false'

export async function guard() {
  if (skipped()) return 'nobody'
  const { userId } = await auth.protect()
  return userId
}
