import { auth } from '@clerk/nextjs/server'
import { decodeJwt, jwtVerify, createRemoteJWKSet, decodeProtectedHeader } from 'jose'
import { db } from '../../../lib/db'

const keys = createRemoteJWKSet(new URL('https://clerk.acme.example/.well-known/jwks.json'))

export async function GET(request: Request) {
  const token = request.headers.get('authorization')?.slice(7)
  if (!token) return new Response('Unauthorized', { status: 401 })
  // ok: token-only-decoded
  const { kid } = decodeProtectedHeader(token)
  if (!kid) return new Response('Unauthorized', { status: 401 })
  await jwtVerify(token, keys, { algorithms: ['RS256'] })
  // ok: token-only-decoded
  const { sub } = decodeJwt(token)
  return Response.json(await db.user.findUnique({ where: { clerkId: sub } }))
}

export async function POST() {
  const { userId, getToken } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const token = await getToken({ template: 'partner' })
  // What Clerk has just made is no one else's.
  // ok: token-only-decoded
  const { exp } = decodeJwt(token!)
  return Response.json({ exp })
}
