import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: middleware-absent
export default clerkMiddleware()
