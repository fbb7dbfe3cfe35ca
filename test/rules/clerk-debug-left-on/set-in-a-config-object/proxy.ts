import { clerkMiddleware } from '@clerk/nextjs/server'
import { clerkOptions } from './lib/clerk'

const withAuth = clerkMiddleware

// ruleid: clerk-debug-left-on
export default withAuth({ signInUrl: '/sign-in', ...clerkOptions })
