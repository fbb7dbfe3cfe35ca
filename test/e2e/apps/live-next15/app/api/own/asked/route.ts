import { auth } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'
import { listNotes } from '@/lib/store'

export async function GET() {
  const { userId } = await auth()
  if (userId == null) {
    return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  }
  return NextResponse.json(await listNotes())
}
