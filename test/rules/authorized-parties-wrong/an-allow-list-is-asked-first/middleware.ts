import { clerkMiddleware } from '@clerk/nextjs/server'

const TENANTS = ['https://north.acme.example', 'https://south.acme.example']

// ok: authorized-parties-wrong
export default clerkMiddleware(undefined, request => {
  const origin = request.headers.get('origin')
  if (origin && TENANTS.includes(origin)) return { authorizedParties: [origin] }
  return { authorizedParties: TENANTS }
})
