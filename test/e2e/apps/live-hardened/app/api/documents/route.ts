import { z } from 'zod'
import { caller, refused } from '@/lib/access'
import { entries, order } from '@/lib/store'

const ordered = z.object({ title: z.string().max(80) })

export async function GET() {
  const who = await caller()
  if (!who) return refused(401)
  return Response.json(await entries())
}

export async function POST(request: Request) {
  const who = await caller()
  if (!who) return refused(401)
  const { title } = ordered.parse(await request.json())
  return Response.json(await order('copy', title))
}
