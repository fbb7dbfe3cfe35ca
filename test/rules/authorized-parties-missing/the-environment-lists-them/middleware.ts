import { clerkMiddleware } from '@clerk/nextjs/server'

const listed = process.env.ALLOWED_ORIGINS?.split(',').filter(Boolean)

// ok: authorized-parties-missing
export default clerkMiddleware({ authorizedParties: listed })
