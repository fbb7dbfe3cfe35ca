import { auth } from '@clerk/nextjs/server'
import { entries } from '@/lib/store'

export async function GET(request: Request) {
  const { userId, has } = await auth()
  if (!userId) return Response.json({ error: 'Unauthorized' }, { status: 401 })
  if (!has({ role: 'org:admin' })) return Response.json({ error: 'Forbidden' }, { status: 403 })
  return Response.json({ keepers: await entries(), asked: request.method })
}
