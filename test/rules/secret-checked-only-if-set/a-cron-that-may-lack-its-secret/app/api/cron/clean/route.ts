import { db } from '@/lib/db'
import { isScheduler } from '@/lib/cron'

// Called every night.
export async function POST(request: Request) {
  if (!isScheduler(request)) return new Response('Unauthorized', { status: 401 })
  const { count } = await db.draft.deleteMany({
    where: { touchedAt: { lt: new Date(Date.now() - 30 * 86_400_000) } },
  })
  return Response.json({ count })
}
