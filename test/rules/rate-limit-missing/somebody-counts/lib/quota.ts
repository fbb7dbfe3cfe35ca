import { db } from './db'

/** How often a user has asked this month. */
export async function checkApiLimit(userId: string) {
  const usage = await db.usage.findUnique({ where: { userId } })
  if ((usage?.count ?? 0) >= 20) return false
  await db.usage.upsert({ where: { userId }, create: { userId, count: 1 }, update: { count: { increment: 1 } } })
  return true
}

const calls = new Map<string, number>()

/** One process alone, which is something. */
export function throttle(userId: string) {
  const count = (calls.get(userId) ?? 0) + 1
  calls.set(userId, count)
  return count <= 10
}
