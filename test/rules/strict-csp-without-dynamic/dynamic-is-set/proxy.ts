import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  authorizedParties: ['https://app.acme.example'],
  contentSecurityPolicy: { strict: true, directives: { 'base-uri': ["'self'"], 'frame-ancestors': ["'none'"] } },
})
