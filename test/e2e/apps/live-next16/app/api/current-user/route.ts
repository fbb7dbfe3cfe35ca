import { currentUser } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export async function GET() {
  const user = await currentUser()
  if (user === null) return Response.json({ message: 'You must be signed in' }, { status: 401 })
  return Response.json(await listNotes())
}
