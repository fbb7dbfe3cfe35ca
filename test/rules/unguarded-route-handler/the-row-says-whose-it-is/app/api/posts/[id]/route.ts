import { auth } from '@clerk/nextjs/server'
import { notFound } from 'next/navigation'
import { currentDbUser } from '@/lib/user'
import { db } from '@/lib/db'

type Context = { params: Promise<{ id: string }> }

// ok: unguarded-route-handler
export async function DELETE(_request: Request, { params }: Context) {
  const { id } = await params
  const { userId } = await auth()
  const post = await db.post.findUnique({ where: { id } })
  if (!post) return new Response('Not found', { status: 404 })
  if (post.authorId !== userId) return new Response('Forbidden', { status: 403 })
  await db.post.delete({ where: { id } })
  return new Response(null, { status: 204 })
}

// ok: unguarded-route-handler
export async function PATCH(request: Request, { params }: Context) {
  const [{ id }, { userId }, data] = await Promise.all([params, auth(), request.json()])
  const post = await db.post.findFirst({ where: { id, author: { clerkId: userId! } } })
  if (!post || userId !== post.authorId) notFound()
  // ruleid: mass-assignment
  return Response.json(await db.post.update({ where: { id: post.id }, data }))
}

// ok: unguarded-route-handler
export async function PUT(request: Request, { params }: Context) {
  const user = await currentDbUser()
  if (!user || user.banned) return new Response('Unauthorized', { status: 401 })
  const { id } = await params
  // ruleid: foreign-object-changed
  // ruleid: mass-assignment
  return Response.json(await db.post.update({ where: { id }, data: await request.json() }))
}

// The row is asked for, and whose it is nobody asks.
// ruleid: unguarded-route-handler
export async function POST(_request: Request, { params }: Context) {
  const { id } = await params
  const post = await db.post.findUnique({ where: { id } })
  if (!post) return new Response('Not found', { status: 404 })
  await db.post.update({ where: { id }, data: { published: true } })
  return new Response(null, { status: 204 })
}
