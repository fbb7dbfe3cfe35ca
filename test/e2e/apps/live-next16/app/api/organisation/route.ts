import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export async function GET() {
  const { orgId } = await auth()
  if (!orgId) return Response.json({ error: 'No active organization' }, { status: 403 })
  return Response.json(await listNotes())
}
