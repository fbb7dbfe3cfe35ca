import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isOpen = createRouteMatcher(['/', '/about'])

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, request) => {
  if (!isOpen(request)) await auth.protect()
})

export const config = {
  matcher: [
    '/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ttf|woff2?|ico|csv|docx?|xlsx?|zip|webmanifest)).*)',
    '/(api|trpc)(.*)',
  ],
}
