import { clerkMiddleware } from '@clerk/nextjs/server'

// ruleid: authorized-parties-missing
export default clerkMiddleware(async (auth, req) => {
  // /shop/api/orders/ begins otherwise, and nextUrl has the slash too.
  const { pathname } = new URL(req.url)
  if (pathname.startsWith('/api/orders') || req.nextUrl.pathname === '/api/refunds') await auth.protect()
  if (pathname.startsWith('/shop/api/invoices')) await auth.protect()
})
