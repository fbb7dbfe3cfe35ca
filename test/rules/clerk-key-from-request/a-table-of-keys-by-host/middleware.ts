import { clerkMiddleware } from '@clerk/nextjs/server'

const PUBLISHABLE = {
  'north.acme.example': process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY_NORTH,
  'south.acme.example': process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY_SOUTH,
}
const SECRETS = new Map([
  ['north.acme.example', process.env.CLERK_SECRET_KEY_NORTH],
  ['south.acme.example', process.env.CLERK_SECRET_KEY_SOUTH],
])

export default clerkMiddleware(
  async auth => {
    await auth.protect()
  },
  request => ({
    authorizedParties: ['https://north.acme.example', 'https://south.acme.example'],
    // ok: clerk-key-from-request
    publishableKey: PUBLISHABLE[request.nextUrl.host],
    // ok: clerk-key-from-request
    secretKey: SECRETS.get(request.nextUrl.host),
    // ok: clerk-key-from-request
    domain: request.nextUrl.host,
  }),
)
