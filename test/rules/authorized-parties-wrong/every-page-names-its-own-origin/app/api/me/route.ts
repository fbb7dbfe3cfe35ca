import { clerkClient } from '@clerk/nextjs/server'

export async function GET(request: Request) {
  const client = await clerkClient()
  const state = await client.authenticateRequest(request, {
    // ruleid: authorized-parties-wrong
    authorizedParties: [request.headers.get('Referer') ?? ''],
  })
  return Response.json({ signedIn: state.isAuthenticated })
}
