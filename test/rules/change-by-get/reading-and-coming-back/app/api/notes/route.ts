import { auth } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

export async function GET(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const query = new URL(request.url).searchParams.get('q') ?? ''
  // ok: change-by-get
  const notes = await db.note.findMany({ where: { userId, title: { contains: query } } })
  // A row of its own, made on first use.
  // ok: change-by-get
  await db.profile.upsert({ where: { userId }, create: { userId }, update: { lastSeen: new Date() } })
  return Response.json(notes)
}

export async function POST(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { title } = await request.json()
  // ok: change-by-get
  // ruleid: input-unchecked
  return Response.json(await db.note.create({ data: { title, userId } }))
}
