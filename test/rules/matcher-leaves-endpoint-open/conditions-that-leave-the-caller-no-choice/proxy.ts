import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: matcher-leaves-endpoint-open
// ruleid: authorized-parties-missing
export default clerkMiddleware(async auth => {
  await auth.protect()
})

export const config = {
  matcher: [
    { source: '/api/:path*', missing: [{ type: 'header', key: 'next-router-prefetch' }] },
    { source: '/api/:path*', has: [{ type: 'header', key: 'next-router-prefetch' }] },
  ],
  regions: ['fra1'],
}
