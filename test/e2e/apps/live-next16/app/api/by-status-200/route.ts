import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

// An old client reads the body alone.
export async function GET() {
  const { userId } = await auth()
  if (!userId) return Response.json({ ok: false, error: 'Unauthorized' })
  return Response.json({ ok: true, notes: await listNotes() })
}
