import { createClerkClient, verifyToken as check } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export async function fromHeader(token: string) {
  // ruleid: authorized-parties-missing
  return check(token, { secretKey: process.env.CLERK_SECRET_KEY })
}

export async function fromRequest(request: Request) {
  // ruleid: authorized-parties-missing
  const state = await clerk.authenticateRequest(request)
  return state.isAuthenticated
}
