import { verifySession } from '@/lib/session'
import { listNotes } from '@/lib/store'

export async function GET() {
  try {
    await verifySession()
    return Response.json(await listNotes())
  } catch {
    return Response.json({ error: 'Unauthorized' }, { status: 401 })
  }
}
