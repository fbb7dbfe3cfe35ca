import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: protected-list-misses-pages
export default clerkMiddleware()
