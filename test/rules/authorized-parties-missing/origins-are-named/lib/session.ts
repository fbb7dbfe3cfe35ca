import { createClerkClient, verifyToken } from '@clerk/backend'
import { options } from './options'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
const authorizedParties = ['https://app.acme.example']

export const fromHeader = (token: string) =>
  // ok: authorized-parties-missing
  verifyToken(token, { jwtKey: process.env.CLERK_JWT_KEY, authorizedParties })

// ok: authorized-parties-missing
export const spread = (request: Request) => clerk.authenticateRequest(request, { ...options, jwtKey: 'x' })

// ok: authorized-parties-missing
export const elsewhere = (request: Request) => clerk.authenticateRequest(request, options)

export const ofMachines = (request: Request) =>
  // ok: authorized-parties-missing
  clerk.authenticateRequest(request, { acceptsToken: 'm2m_token' })
