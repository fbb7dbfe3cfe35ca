import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export async function GET() {
  const { isAuthenticated } = await auth({ acceptsToken: ['session_token', 'api_key'] })
  if (!isAuthenticated) return Response.json({ error: 'Unauthorized' }, { status: 401 })
  return Response.json(await listNotes())
}
