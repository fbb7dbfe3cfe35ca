import { auth } from '@clerk/nextjs/server'
import { entries } from '@/lib/store'

export async function GET() {
  await auth.protect({ role: 'org:admin' })
  return Response.json({ exported: await entries() })
}
