// For @clerk/nextjs 5, where auth() is no promise yet.
import { clerkMiddleware } from '@clerk/nextjs/server'
import { withSecurityHeaders } from './security-headers'

/**
 * What anyone may open, signed in or not; everything else asks for a session, whatever is added later included.
 * A `/*` at the end takes in everything below. A webhook stands here, too: its signature is its guard.
 */
const PUBLIC_PATHS = ['/', '/sign-in/*', '/sign-up/*', '/api/webhooks/clerk']

function isPublic(path: string): boolean {
  return PUBLIC_PATHS.some(open =>
    open.endsWith('/*') ? `${path}/`.startsWith(open.slice(0, -1)) : path === open || path === `${open}/`,
  )
}

// A session token that was made on another origin, a forgotten subdomain for one, is refused.
const ORIGINS = process.env.CLERK_AUTHORIZED_PARTIES
const authorizedParties = ORIGINS ? ORIGINS.split(',') : undefined

// The first wall of two: each page, route and action asks for itself, since a request may miss the middleware.
export default withSecurityHeaders(
  clerkMiddleware(
    (auth, request) => {
      if (!isPublic(request.nextUrl.pathname)) auth().protect()
    },
    { authorizedParties },
  ),
)

export const config = {
  matcher: [
    // Everything but Next's own files and static ones.
    '/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ttf|woff2?|ico|csv|docx?|xlsx?|zip|webmanifest)).*)',
    '/(api|trpc)(.*)',
    '/__clerk/(.*)',
  ],
}
