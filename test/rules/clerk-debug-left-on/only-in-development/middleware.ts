import { clerkMiddleware } from '@clerk/nextjs/server'

const isDevelopment = process.env.NODE_ENV === 'development'

export default clerkMiddleware(async auth => {
  await auth.protect()
}, {
  authorizedParties: ['https://app.acme.example'],
  // ok: clerk-debug-left-on
  debug: isDevelopment,
})
