import { auth } from '@clerk/nextjs/server'

export class Unauthorized extends Error {
  readonly status = 401
}

export async function requireUserId(): Promise<string> {
  const { userId } = await auth()
  if (!userId) throw new Unauthorized('Sign in first')
  return userId
}
