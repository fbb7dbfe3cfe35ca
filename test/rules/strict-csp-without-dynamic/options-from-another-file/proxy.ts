import { clerkMiddleware } from '@clerk/nextjs/server'
import { options } from './lib/options'

export default clerkMiddleware(async auth => {
  await auth.protect()
}, () => options)
