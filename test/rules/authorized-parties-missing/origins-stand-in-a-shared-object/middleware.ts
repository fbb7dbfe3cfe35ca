import { clerkMiddleware } from '@clerk/nextjs/server'
import { clerkOptions } from './lib/clerk'

// ok: authorized-parties-missing
export default clerkMiddleware(async auth => {
  await auth.protect()
}, { ...clerkOptions, signUpUrl: '/join' })
