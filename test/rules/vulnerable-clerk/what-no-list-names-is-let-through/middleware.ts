import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'


const isWatched = createRouteMatcher(['/orders(.*)'])

// ruleid: authorized-parties-missing
// ruleid: guarded-by-middleware-alone
export default clerkMiddleware(async (auth, request) => {
  const watched = isWatched(request)
  if (watched) console.info('somebody asks for orders')
  if (watched) {
    await auth.protect()
  }
})

export const config = { matcher: ['/((?!_next).*)'] }
