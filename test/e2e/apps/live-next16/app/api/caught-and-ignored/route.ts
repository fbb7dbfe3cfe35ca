import { verifySession } from '@/lib/session'
import { listNotes } from '@/lib/store'

export async function GET() {
  try {
    await verifySession()
  } catch (error) {
    console.error(error)
  }
  return Response.json(await listNotes())
}
