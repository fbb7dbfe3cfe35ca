import { clerkMiddleware } from '@clerk/nextjs/server'

const domain = 'acme.example'

// ok: authorized-parties-missing
export default clerkMiddleware({
  // ruleid: authorized-parties-wrong
  authorizedParties: [`https://*.${domain}`, 'https://app.acme.example/', `https://${domain}/dashboard`, domain],
})
