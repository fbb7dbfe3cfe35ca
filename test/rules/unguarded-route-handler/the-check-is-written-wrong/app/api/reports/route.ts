import { auth, currentUser } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

// Upside down: it refuses whoever is signed in.
// ruleid: unguarded-route-handler
export async function GET() {
  const { userId } = await auth()
  if (userId) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  return NextResponse.json(await db.report.findMany())
}

// The caller chooses the header.
// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  const { userId } = await auth()
  if (!userId && request.headers.get('x-internal') !== '1') {
    return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  }
  // ruleid: input-unchecked
  return NextResponse.json(await db.report.create({ data: await request.json() }))
}

// The answer is made and not given.
// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  const user = await currentUser()
  if (!user) {
    NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  }
  const { id, title } = await request.json()
  return NextResponse.json(await db.report.update({ where: { id }, data: { title, by: user?.id } }))
}

// It is logged and goes on.
// ruleid: unguarded-route-handler
export async function PATCH(request: Request) {
  const { userId } = await auth()
  if (!userId) {
    console.warn('report changed by a stranger')
  }
  const { id, title } = await request.json()
  return NextResponse.json(await db.report.update({ where: { id }, data: { title } }))
}

// The body decides whether anybody asks.
// ruleid: unguarded-route-handler
export async function DELETE(request: Request) {
  const { id, soft } = await request.json()
  if (!soft) await auth.protect({ permission: 'org:reports:delete' })
  await db.report.update({ where: { id }, data: { deletedAt: new Date() } })
  return new NextResponse(null, { status: 204 })
}
