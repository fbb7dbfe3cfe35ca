import { auth } from '@clerk/nextjs/server'

export class Forbidden extends Error {}

/** Our handlers ask this first. */
export async function signedIn(): Promise<string> {
  const { userId } = await auth()
  if (userId === null) throw new Forbidden('sign in first')
  return userId
}
