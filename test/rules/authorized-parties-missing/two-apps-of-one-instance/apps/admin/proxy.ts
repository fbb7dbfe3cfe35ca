import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: authorized-parties-missing
export default clerkMiddleware({ authorizedParties: ['https://admin.acme.example'] })
