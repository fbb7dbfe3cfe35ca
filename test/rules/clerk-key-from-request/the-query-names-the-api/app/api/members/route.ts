import { createClerkClient } from '@clerk/backend'
import { NextRequest, NextResponse } from 'next/server'

function clientFor(api: string | null) {
  return createClerkClient({
    secretKey: process.env.CLERK_SECRET_KEY,
    // ruleid: clerk-key-from-request
    apiUrl: api ?? 'https://api.clerk.com',
  })
}

export async function GET(request: NextRequest) {
  const client = clientFor(request.nextUrl.searchParams.get('api'))
  const state = await client.authenticateRequest(request, {
    authorizedParties: ['https://app.acme.example'],
    // ruleid: clerk-key-from-request
    jwtKey: request.headers.get('x-jwt-key') ?? undefined,
  })
  return NextResponse.json({ signedIn: state.isAuthenticated })
}
