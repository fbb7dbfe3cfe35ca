import { auth } from '@clerk/nextjs/server'
import { cache } from 'react'

export class NotSignedIn extends Error {}

/** Every data function begins with this. */
export const verifySession = cache(async () => {
  const { userId } = await auth()
  if (!userId) throw new NotSignedIn('Unauthorized')
  return userId
})

type Handler = (request: Request, userId: string) => Promise<Response>

export function withUser(handler: Handler) {
  return async (request: Request) => {
    const { isAuthenticated, userId } = await auth()
    if (!isAuthenticated) return Response.json({ error: 'Unauthorized' }, { status: 401 })
    return handler(request, userId)
  }
}
