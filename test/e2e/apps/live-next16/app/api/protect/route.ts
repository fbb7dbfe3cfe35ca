import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export async function GET() {
  await auth.protect()
  return Response.json(await listNotes())
}
