import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// Nobody is refused here; for x.zip, which no middleware has seen, auth() throws.
// ok: matcher-leaves-endpoint-open
// ruleid: guarded-by-middleware-alone
export async function DELETE(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  const { userId } = await auth()
  console.log('asked by', userId)
  // ruleid: foreign-object-changed
  await db.file.delete({ where: { name: (await params).name } })
  return new Response(null, { status: 204 })
}

// ruleid: matcher-leaves-endpoint-open
export async function PUT(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  await db.file.create({ data: { name: (await params).name } })
  return new Response(null, { status: 201 })
}
