import { createClerkClient } from '@clerk/backend'

const APIS = ['https://api.clerk.com', 'https://api.eu.clerk.example']

export async function GET(request: Request) {
  const api = request.headers.get('x-clerk-api') ?? APIS[0]
  if (!APIS.includes(api)) return new Response('Unknown region', { status: 400 })
  // ok: clerk-key-from-request
  const client = createClerkClient({ apiUrl: api, secretKey: process.env.CLERK_SECRET_KEY })
  const state = await client.authenticateRequest(request, {
    authorizedParties: ['https://app.acme.example'],
  })
  return Response.json({ signedIn: state.isAuthenticated })
}
