import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ok: protected-list-misses-pages
export default async function TeamPage() {
  await auth.protect()
  return <pre>{JSON.stringify(await db.member.findMany())}</pre>
}
