import { jwtVerify } from 'jose'

const secret = new TextEncoder().encode(process.env.INVITE_SECRET)

// A token of the app's own is issued once, so its iat tells its age.
export async function readInvite(token: string) {
  const { payload } = await jwtVerify(token, secret)
  // ok: session-age-by-iat
  if (!payload.iat || Date.now() / 1000 - payload.iat > 86_400) throw new Error('The invitation is too old')
  return payload.sub
}
