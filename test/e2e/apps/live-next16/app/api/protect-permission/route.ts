import { auth } from '@clerk/nextjs/server'
import { listNotes } from '@/lib/store'

export async function GET() {
  await auth.protect({ permission: 'org:notes:manage' })
  return Response.json(await listNotes())
}
