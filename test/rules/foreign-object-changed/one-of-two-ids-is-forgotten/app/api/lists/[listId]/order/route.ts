import { auth } from '@clerk/nextjs/server'
import { db } from '../../../../../lib/db'

export async function PUT(req: Request, { params }: { params: { listId: string } }) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { items } = await req.json()
  const list = await db.list.findUnique({ where: { id: params.listId, userId } })
  if (!list) return new Response('Not found', { status: 404 })
  for (const item of items) {
    // ruleid: foreign-object-changed
    // ruleid: input-unchecked
    await db.item.update({ where: { id: item.id }, data: { position: item.position } })
  }
  return new Response('ok')
}

export async function DELETE(req: Request, { params }: { params: { listId: string } }) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const itemId = new URL(req.url).searchParams.get('item')!
  const list = await db.list.findUnique({ where: { id: params.listId, userId } })
  if (!list) return new Response('Not found', { status: 404 })
  // ok: foreign-object-changed
  await db.item.delete({ where: { id: itemId, listId: params.listId } })
  return new Response('ok')
}

export async function PATCH(req: Request, { params }: { params: { listId: string } }) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const { itemId, text } = await req.json()
  const list = await db.list.findUnique({ where: { id: params.listId, userId } })
  if (!list) return new Response('Not found', { status: 404 })
  const item = await db.item.findFirst({ where: { id: itemId, listId: list.id } })
  if (!item) return new Response('Not found', { status: 404 })
  // ok: foreign-object-changed
  await db.item.update({ where: { id: itemId }, data: { text } })
  return new Response('ok')
}
