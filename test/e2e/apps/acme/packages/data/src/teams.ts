import { Redis } from '@upstash/redis'

const redis = new Redis({
  url: process.env.UPSTASH_REDIS_REST_URL ?? 'https://redis.invalid',
  token: process.env.UPSTASH_REDIS_REST_TOKEN ?? 'unset',
})

export async function rename(teamId: string, name: string): Promise<void> {
  await redis.hset(`team:${teamId}`, { name })
}

export async function archiveTeam(teamId: string): Promise<void> {
  await redis.rename(`team:${teamId}`, `archived:${teamId}`)
}

export async function membersOf(teamId: string): Promise<string[]> {
  return redis.smembers(`team:${teamId}:members`)
}
