import { verifyMagic } from './verify-magic'

export async function readMagic(token: string) {
  const claims = await verifyMagic(token)
  // ok: session-age-by-iat
  return Date.now() / 1000 - claims.iat < 900 ? claims.sub : null
}
