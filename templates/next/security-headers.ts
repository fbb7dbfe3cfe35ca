import type { NextMiddleware } from 'next/server'
import { NextResponse } from 'next/server'

/** Sent with every answer of the middleware, refusals and redirects included. */
const HEADERS = {
  // Where nothing has set a policy yet. It breaks no page, since it says nothing of what a page loads.
  'Content-Security-Policy': "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
}

/** Two years, subdomains included: what https://hstspreload.org recommends. Development has no TLS. */
const HSTS = { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }

const SENT = process.env.NODE_ENV === 'production' ? { ...HEADERS, ...HSTS } : HEADERS

/** Runs the middleware as it is, and adds the headers to whatever it answers. */
export function withSecurityHeaders(middleware: NextMiddleware): NextMiddleware {
  return async (request, event) => {
    const answer = (await middleware(request, event)) ?? NextResponse.next()
    // A copy: the headers of Response.redirect() cannot be changed.
    const response = new NextResponse(answer.body, answer)
    for (const [name, value] of Object.entries(SENT))
      // What the app has set itself stays.
      if (!response.headers.has(name)) response.headers.set(name, value)
    return response
  }
}
