import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isPublic = createRouteMatcher(['/api/projects/(.*)/share', '/api/projects/new'])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  if (isPublic(req) || req.nextUrl.pathname.endsWith('/preview')) return
  await auth.protect()
})
