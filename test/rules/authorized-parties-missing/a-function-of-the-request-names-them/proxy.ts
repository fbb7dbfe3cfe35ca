import { clerkMiddleware } from '@clerk/nextjs/server'

const production = process.env.NODE_ENV === 'production'

// ok: authorized-parties-missing
export default clerkMiddleware(
  async (auth, request) => {
    if (request.nextUrl.pathname.startsWith('/dashboard')) await auth.protect()
  },
  request => {
    const isAdmin = request.nextUrl.pathname.startsWith('/admin')
    const parties = production ? ['https://app.acme.example'] : ['http://localhost:3000']
    return { signInUrl: isAdmin ? '/admin/sign-in' : '/sign-in', authorizedParties: parties }
  },
)
