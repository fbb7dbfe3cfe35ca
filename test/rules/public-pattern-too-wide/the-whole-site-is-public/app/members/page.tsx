import { db } from '@/lib/db'

export default async function Members() {
  return <pre>{JSON.stringify(await db.member.findMany())}</pre>
}
