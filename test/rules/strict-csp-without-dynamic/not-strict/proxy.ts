import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  authorizedParties: ['https://app.acme.example'],
  contentSecurityPolicy: { strict: false, directives: { 'base-uri': ["'self'"], 'frame-ancestors': ["'none'"] } },
})
