import { NextResponse, type NextRequest } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req: NextRequest) {
  const expected = process.env.DIGEST_TOKEN
  if (expected) {
    const given = req.nextUrl.searchParams.get('token')
    // ruleid: secret-checked-only-if-set
    if (given !== expected) {
      return NextResponse.json({ error: 'Forbidden' }, { status: 403 })
    }
  }
  await db.digest.create({ data: { madeAt: new Date() } })
  return NextResponse.json({ ok: true })
}
