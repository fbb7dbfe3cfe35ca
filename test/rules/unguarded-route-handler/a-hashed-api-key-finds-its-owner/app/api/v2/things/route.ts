import { keyOf } from '@/lib/api-keys'
import { db } from '@/lib/db'

type Keyed = NonNullable<Awaited<ReturnType<typeof keyOf>>>

function withKey(handler: (request: Request, keyed: Keyed) => Promise<Response>, { scopes = [] as string[] } = {}) {
  return async (request: Request) => {
    const keyed = await keyOf(request)
    if (!keyed) return Response.json({ error: 'a valid key is required' }, { status: 401 })
    if (scopes.length > 0 && !scopes.some(scope => keyed.key.scopes.includes(scope)))
      return Response.json({ error: 'not in the scopes of this key' }, { status: 403 })
    return handler(request, keyed)
  }
}

// ok: unguarded-route-handler
export const GET = withKey(async (_request, { team }) =>
  Response.json(await db.thing.findMany({ where: { teamId: team.id } })), { scopes: ['things:read'] })

// ok: unguarded-route-handler
export const POST = withKey(async (_request, { team }) =>
  Response.json(await db.thing.create({ data: { teamId: team.id } })))
