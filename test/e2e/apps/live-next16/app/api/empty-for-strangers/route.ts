import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export async function GET() {
  const { userId } = await auth()
  const notes = userId ? await listNotes() : []
  return Response.json({ notes })
}
