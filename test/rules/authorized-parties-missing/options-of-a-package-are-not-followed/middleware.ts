import { clerkMiddleware } from '@clerk/nextjs/server'
import { optionsFor } from '@acme/clerk-config'

// ok: authorized-parties-missing
export default clerkMiddleware(optionsFor('web'))
