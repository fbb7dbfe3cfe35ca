import { auth, clerkClient, currentUser } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

export async function GET() {
  const user = await currentUser()
  if (!user) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  // ruleid: user-sent-whole
  return NextResponse.json({ user, time: Date.now() })
}

export async function POST(request: Request) {
  await auth.protect({ role: 'org:admin' })
  return NextResponse.json({ ok: true })
}
