import { auth } from '@clerk/nextjs/server'

/** Whoever calls it waits. */
// ok: unawaited-auth
export const getSession = () => auth()

export async function getUserId() {
  // ok: unawaited-auth
  return (await auth()).userId
}
