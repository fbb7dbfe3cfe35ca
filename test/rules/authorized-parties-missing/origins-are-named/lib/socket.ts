import { authenticateRequest, clerkClient } from '@clerk/express'

export const socket = (request: never) =>
  // ok: authorized-parties-missing
  authenticateRequest({
    clerkClient,
    request,
    options: { authorizedParties: ['https://app.acme.example'] },
  })
