import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export async function GET() {
  const { userId } = await auth({ acceptsToken: ['session_token', 'api_key'] })
  if (!userId) return Response.json({ error: 'Unauthorized' }, { status: 401 })
  return Response.json(await listNotes())
}
