import { NextResponse } from 'next/server'
import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'
import { requireUserId, Unauthorized } from '@/lib/session'

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  try {
    await auth.protect()
  } catch (error) {
    console.error('not signed in', error)
  }
  // ruleid: input-unchecked
  const note = await db.note.create({ data: await request.json() })
  return NextResponse.json(note)
}

// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  const userId = await requireUserId().catch(() => 'anonymous')
  const { id, text } = await request.json()
  return NextResponse.json(await db.note.update({ where: { id }, data: { text, editor: userId } }))
}

// ruleid: unguarded-route-handler
export async function PATCH(request: Request) {
  let editor = 'guest'
  try {
    editor = await requireUserId()
  } catch {
    // guests may edit too
  } finally {
    await db.note.updateMany({ data: { editor } })
  }
  return NextResponse.json(await request.json())
}

// ok: unguarded-route-handler
export async function GET() {
  try {
    const userId = await requireUserId()
    return NextResponse.json(await db.note.findMany({ where: { userId } }))
  } catch (error) {
    if (error instanceof Unauthorized)
      return NextResponse.json({ error: error.message }, { status: error.status })
    return NextResponse.json({ error: 'Internal error' }, { status: 500 })
  }
}

// ok: unguarded-route-handler
export async function DELETE(request: Request) {
  try {
    await auth.protect()
  } catch (error) {
    console.error('not signed in', error)
    throw error
  }
  const { id } = await request.json()
  // ruleid: foreign-object-changed
  await db.note.delete({ where: { id } })
  return new NextResponse(null, { status: 204 })
}
