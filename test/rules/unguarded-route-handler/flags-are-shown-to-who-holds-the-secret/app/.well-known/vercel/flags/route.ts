import { verifyAccess } from 'flags'
import { db } from '@/lib/db'

// ok: unguarded-route-handler
export async function GET(request: Request) {
  if (!(await verifyAccess(request.headers.get('Authorization')))) return Response.json(null, { status: 401 })
  return Response.json({ definitions: await db.flag.findMany() })
}

// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  const access = await verifyAccess(request.headers.get('Authorization'))
  console.log('changed with access', access)
  // ruleid: input-unchecked
  return Response.json(await db.flag.updateMany({ data: await request.json() }))
}
