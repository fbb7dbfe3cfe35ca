import { db } from '@/lib/db'

// ok: matcher-leaves-endpoint-open
export default async function MembersPage() {
  return <pre>{JSON.stringify(await db.member.findMany())}</pre>
}
