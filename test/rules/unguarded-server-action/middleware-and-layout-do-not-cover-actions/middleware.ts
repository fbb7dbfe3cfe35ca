import { clerkMiddleware } from '@clerk/nextjs/server'

// ruleid: authorized-parties-missing
export default clerkMiddleware(async auth => {
  await auth.protect()
})

export const config = {
  matcher: [
    '/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ttf|woff2?|ico|csv|docx?|xlsx?|zip|webmanifest)).*)',
    '/(api|trpc)(.*)',
  ],
}
