import { auth } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'
import { db } from '../../../../lib/db'

export async function GET(request: Request, { params }: { params: Promise<{ plan: string }> }) {
  const { userId } = await auth()
  if (!userId) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  const { plan } = await params
  // ruleid: change-by-get
  await db.preference.update({ where: { userId }, data: { layout: plan } })
  return NextResponse.redirect(new URL('/settings', request.url))
}
