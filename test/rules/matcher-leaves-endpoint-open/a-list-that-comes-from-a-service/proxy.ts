import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { get } from '@acme/flags'

const isPublic = createRouteMatcher(await get('public-routes'))

// ok: matcher-leaves-endpoint-open
// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (!isPublic(req)) await auth.protect()
})
