import { db } from '@/lib/db'

// ok: guarded-by-layout-alone
export default async function NewsPage() {
  return <pre>{JSON.stringify(await db.news.findMany())}</pre>
}
