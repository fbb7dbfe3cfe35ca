import { createHash, timingSafeEqual } from 'crypto'
import { db } from './db'

const PREFIX = 'acme_'

export function hashKey(plain: string): string {
  if (!plain.startsWith(PREFIX)) throw new Error(`keys begin with ${PREFIX}`)

  const hash = createHash('sha256')
  hash.update(plain)
  return hash.digest('hex')
}

export function sameKey(plain: string, stored: string): boolean {
  const [one, other] = [Buffer.from(hashKey(plain), 'hex'), Buffer.from(stored, 'hex')]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** The key's own row and its team; null where there is none. */
export async function keyOf(request: Request) {
  const given = request.headers.get('X-API-Key')
  if (!given) return null
  try {
    const key = await db.apiKey.findUnique({ where: { key: hashKey(given) }, include: { team: true } })
    if (!key || !key.isActive) return null
    if (key.expiresAt && key.expiresAt < new Date()) return null

    // nobody waits for it
    db.apiKey
      .update({ where: { id: key.id }, data: { lastUsedAt: new Date() } })
      .catch((error: unknown) => console.error('last use was not noted', error))
    return { team: key.team, key }
  } catch {
    return null
  }
}
