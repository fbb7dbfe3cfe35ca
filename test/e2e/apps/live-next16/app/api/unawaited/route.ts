import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export async function GET() {
  const session = auth()
  if (!session) return new Response('Unauthorized', { status: 401 })
  return Response.json(await listNotes())
}
