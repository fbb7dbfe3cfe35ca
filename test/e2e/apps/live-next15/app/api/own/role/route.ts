import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export async function GET() {
  const { orgRole, userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  if (orgRole !== 'org:admin') return new Response('Forbidden', { status: 403 })
  return Response.json(await listNotes())
}
