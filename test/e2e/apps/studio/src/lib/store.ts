import 'server-only'
import { Redis } from '@upstash/redis'

export interface Booking {
  id: string
  room: string
  from: string
  ownerId?: string
}

const redis = new Redis({
  url: process.env.UPSTASH_REDIS_REST_URL ?? 'https://redis.invalid',
  token: process.env.UPSTASH_REDIS_REST_TOKEN ?? 'unset',
})

export async function allBookings(): Promise<Booking[]> {
  return (await redis.hvals('bookings')) as Booking[]
}

export async function saveBooking(booking: Booking): Promise<void> {
  await redis.hset('bookings', { [booking.id]: booking })
}

export async function closeRoom(room: string): Promise<void> {
  await redis.sadd('rooms:closed', room)
}

export async function forgetUser(userId: string): Promise<void> {
  await redis.del(`user:${userId}`)
}

export async function saveUser(userId: string, email: string | undefined): Promise<void> {
  await redis.set(`user:${userId}`, { email })
}
