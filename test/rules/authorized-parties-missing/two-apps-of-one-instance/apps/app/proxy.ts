import { clerkMiddleware } from '@clerk/nextjs/server'
import type { NextFetchEvent, NextRequest } from 'next/server'

export default function proxy(request: NextRequest, event: NextFetchEvent) {
  const { hostname } = request.nextUrl
  // ruleid: authorized-parties-missing
  return clerkMiddleware({ domain: hostname, isSatellite: hostname !== 'acme.example' })(request, event)
}
