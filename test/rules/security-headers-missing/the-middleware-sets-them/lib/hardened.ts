import type { NextResponse } from 'next/server'

const EXTRA = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' }

export function hardened(response: NextResponse) {
  for (const [name, value] of Object.entries(EXTRA)) response.headers.set(name, value)
  return response
}
