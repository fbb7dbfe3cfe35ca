import { auth, createClerkClient, verifyToken } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ok: unguarded-route-handler
export async function GET() {
  const { isAuthenticated, scopes } = await auth({ acceptsToken: 'api_key' })
  if (!isAuthenticated || !scopes?.includes('things:read'))
    return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.thing.findMany())
}

// ok: unguarded-route-handler
export async function POST(request: Request) {
  const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
  const state = await clerk.authenticateRequest(request, { authorizedParties: ['https://acme.test'] })
  if (!state.isAuthenticated) return new Response('Unauthorized', { status: 401 })
  // ruleid: mass-assignment
  return Response.json(await db.thing.create({ data: await request.json() }))
}

// ok: unguarded-route-handler
export async function PUT(request: Request) {
  const token = request.headers.get('authorization')?.replace('Bearer ', '')
  if (!token) return new Response('Unauthorized', { status: 401 })
  try {
    // ruleid: authorized-parties-missing
    const claims = await verifyToken(token, { secretKey: process.env.CLERK_SECRET_KEY })
    return Response.json(
      // ruleid: mass-assignment
      await db.thing.updateMany({ where: { owner: claims.sub }, data: await request.json() }),
    )
  } catch {
    return new Response('Unauthorized', { status: 401 })
  }
}

async function callerOf(request: Request): Promise<string | null> {
  const [scheme, token] = (request.headers.get('authorization') ?? '').split(' ')
  if (scheme !== 'Bearer' || !token) return null
  try {
    const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
    const session = await clerk.sessions.verifySession(token, token)
    return session?.userId || null
  } catch {
    return null
  }
}

// ok: unguarded-route-handler
export async function PATCH(request: Request) {
  const userId = await callerOf(request)
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.thing.updateMany({ where: { owner: userId }, data: { seen: true } }))
}

// ok: unguarded-route-handler
export async function DELETE(request: Request) {
  const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
  const key = await clerk.apiKeys.verify(request.headers.get('x-api-key') ?? '')
  return Response.json(await db.thing.deleteMany({ where: { owner: key.subject } }))
}
