'use server'

import { auth, reverificationError } from '@clerk/nextjs/server'

/** How fresh the sign-in must be: a second factor within ten minutes, the first where there is no second. */
const FRESH = 'strict'

/**
 * What cannot be taken back asks again who calls. The age of the token (`iat`) tells nothing, since Clerk makes a
 * new one every minute; the age of the last factor does.
 */
export async function closeAccount() {
  const { userId, actor, has } = await auth()
  if (!userId) return { error: 'Sign in first.' }
  // Support that acts as a user sees what the user sees, and does nothing for good.
  if (actor) return { error: 'Not while you act as another user.' }
  // Returned, not thrown: it is what makes the hook of the button ask for the factor.
  if (!has({ reverification: FRESH })) return reverificationError(FRESH)

  // The work goes here, for this user alone.
  return { closed: userId }
}
