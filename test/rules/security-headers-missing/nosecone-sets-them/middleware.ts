import { clerkMiddleware } from '@clerk/nextjs/server'
import { secured } from './lib/secured'

export default clerkMiddleware(async auth => {
  await auth.protect()
  return secured()
}, { authorizedParties: ['https://app.acme.example'] })
