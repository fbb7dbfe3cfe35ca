import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: protected-list-misses-pages
// ruleid: authorized-parties-missing
export default clerkMiddleware()
