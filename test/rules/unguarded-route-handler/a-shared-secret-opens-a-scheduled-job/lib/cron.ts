import { timingSafeEqual } from 'node:crypto'

export function isCron(request: Request): boolean {
  const given = Buffer.from(request.headers.get('authorization') ?? '')
  const wanted = Buffer.from(`Bearer ${process.env.CRON_SECRET}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
