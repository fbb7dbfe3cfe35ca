import type { NextRequest } from 'next/server'
import { on } from '@/server/on'
import { lax } from '@/server/verifier'

// ruleid: webhook-without-verification
export async function POST(request: NextRequest) {
  const event = await lax.read(request)
  await on[event.type]?.(event.data)
  return new Response(null, { status: 204 })
}
