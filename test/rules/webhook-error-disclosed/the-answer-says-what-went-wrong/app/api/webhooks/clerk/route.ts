import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { NextResponse, type NextRequest } from 'next/server'
import { db } from '@/lib/db'

// One catch for the check and for the work: what the database says goes out too.
export async function POST(request: NextRequest) {
  try {
    const event = await verifyWebhook(request)
    if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
    return NextResponse.json({ ok: true })
  } catch (error) {
    console.error(error)
    // ruleid: webhook-error-disclosed
    return NextResponse.json({ message: 'Webhook failed', error }, { status: 500 })
  }
}
