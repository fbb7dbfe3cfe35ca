import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export async function GET() {
  await auth.protect(has => has({ role: 'org:admin' }) || has({ permission: 'org:notes:read' }))
  return Response.json(await listNotes())
}
