import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export async function GET() {
  const { has } = await auth()
  if (!has({ permission: 'org:notes:manage' })) return Response.json({ error: 'Forbidden' }, { status: 403 })
  return Response.json(await listNotes())
}
