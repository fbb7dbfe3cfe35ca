import { authMiddleware } from '@clerk/nextjs'

// ruleid: authorized-parties-missing
export default authMiddleware({
  publicRoutes: ['/'],
  // Whoever sends the header is asked nothing.
  beforeAuth: req => (req.headers.get('x-internal') ? false : undefined),
})
