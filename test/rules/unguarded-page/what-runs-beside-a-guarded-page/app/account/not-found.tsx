import { db } from '@/lib/db'

export default async function NotFound() {
  await db.miss.create({ data: { at: new Date() } })
  return <p>Nothing here</p>
}
