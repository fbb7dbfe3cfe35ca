import { Redis } from '@upstash/redis'

const redis = new Redis({
    url: process.env.UPSTASH_REDIS_REST_URL ?? 'https://redis.invalid',
    token: process.env.UPSTASH_REDIS_REST_TOKEN ?? 'unset'
})

export const ordersOf = userId => redis.lrange(`orders:${userId}`, 0, -1)
export const placeOrder = (userId, order) => redis.lpush(`orders:${userId}`, order)
export const setPrice = (sku, cents) => redis.hset('prices', { [sku]: cents })
export const dropUser = userId => redis.del(`orders:${userId}`)
