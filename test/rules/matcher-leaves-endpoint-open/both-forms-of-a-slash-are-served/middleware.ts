import { clerkMiddleware } from '@clerk/nextjs/server'

const CLOSED = new Set(['/api/orders', '/api/refunds', '/api/refunds/'])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (CLOSED.has(req.nextUrl.pathname)) await auth.protect()
})
