import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: guarded-by-middleware-alone
// ruleid: matcher-leaves-endpoint-open
// ruleid: authorized-parties-missing
export default clerkMiddleware(async auth => {
  await auth.protect()
})

export const config = {
  matcher: [
    {
      source: '/((?!_next/static).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
