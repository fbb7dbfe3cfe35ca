import { verifyToken } from '@clerk/backend'
import { decodeJwt } from 'jose'

export async function GET(request: Request) {
  const token = request.headers.get('authorization')?.slice(7) ?? ''
  await verifyToken(token, {
    secretKey: process.env.CLERK_SECRET_KEY,
    authorizedParties: ['https://app.example.com'],
  })
  // ok: token-only-decoded
  const { sub } = decodeJwt(token)
  return Response.json({ sub })
}
