import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isPublic = createRouteMatcher(['/', '/sign-in(.*)', '/shop(.*)', '/api/open', '/api/own(.*)'])

export default clerkMiddleware(
  async (auth, request) => {
    if (!isPublic(request)) await auth.protect()
  },
  { authorizedParties: ['https://shop.example'] },
)

export const config = {
  matcher: ['/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ttf|woff2?|ico)).*)', '/(api|trpc)(.*)'],
}
