import { verifyToken } from '@clerk/backend'

export const verified = (token: string) =>
  verifyToken(token, {
    jwtKey: process.env.CLERK_JWT_KEY,
    // ruleid: authorized-parties-wrong
    authorizedParties: ['https://App.acme.example'],
  })
