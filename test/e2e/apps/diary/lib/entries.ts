import { Redis } from '@upstash/redis'

const redis = new Redis({
	url: process.env.UPSTASH_REDIS_REST_URL ?? 'https://redis.invalid',
	token: process.env.UPSTASH_REDIS_REST_TOKEN ?? 'unset',
})

export const entriesOf = (userId: string) => redis.lrange<string>(`entries:${userId}`, 0, -1)
export const addEntry = (userId: string, text: string) => redis.lpush(`entries:${userId}`, text)
export const clearAll = () => redis.flushdb()
