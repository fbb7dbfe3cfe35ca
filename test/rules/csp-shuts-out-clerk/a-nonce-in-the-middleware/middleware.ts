import { clerkMiddleware } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

export default clerkMiddleware(
  async (auth, request) => {
    const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
    const policy = [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}'`,
      "connect-src 'self' https://clerk.acme.example",
      "img-src 'self' blob: data: https://img.clerk.com",
      "style-src 'self' 'unsafe-inline'",
      "worker-src 'self' blob:",
      'frame-src https://challenges.cloudflare.com',
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; ')
    const requestHeaders = new Headers(request.headers)
    // ok: csp-shuts-out-clerk
    requestHeaders.set('Content-Security-Policy', policy)
    requestHeaders.set('x-nonce', nonce)
    const response = NextResponse.next({ request: { headers: requestHeaders } })
    // ruleid: csp-shuts-out-clerk
    response.headers.set('Content-Security-Policy', policy)
    return response
  },
  { authorizedParties: ['https://app.acme.example'] },
)
