import { NextResponse } from 'next/server'
import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { db } from '@/lib/db'

const postSchema = z.object({ title: z.string().min(3), body: z.string() })

// ruleid: unguarded-route-handler
export async function GET() {
  const posts = await db.post.findMany({ include: { author: true } })
  return NextResponse.json(posts)
}

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  const parsed = postSchema.safeParse(await request.json())
  if (!parsed.success) return NextResponse.json({ error: 'Invalid post' }, { status: 400 })
  const post = await db.post.create({ data: parsed.data })
  return NextResponse.json(post, { status: 201 })
}

// ok: unguarded-route-handler
export async function DELETE(request: Request) {
  const { isAuthenticated } = await auth()
  if (!isAuthenticated) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  const { searchParams } = new URL(request.url)
  // ruleid: foreign-object-changed
  await db.post.delete({ where: { id: searchParams.get('id') ?? '' } })
  return new NextResponse(null, { status: 204 })
}
