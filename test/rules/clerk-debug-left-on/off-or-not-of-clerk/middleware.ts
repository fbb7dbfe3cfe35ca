import { clerkMiddleware } from '@clerk/nextjs/server'

// ok: clerk-debug-left-on
export default clerkMiddleware({ authorizedParties: ['https://app.acme.example'], debug: false })
