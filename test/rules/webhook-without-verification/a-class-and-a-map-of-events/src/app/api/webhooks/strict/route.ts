import type { NextRequest } from 'next/server'
import { on } from '@/server/on'
import { strict } from '@/server/verifier'

// ok: webhook-without-verification
export async function POST(request: NextRequest) {
  const event = await strict.read(request)
  await on[event.type]?.(event.data as { id: string })
  return new Response(null, { status: 204 })
}
