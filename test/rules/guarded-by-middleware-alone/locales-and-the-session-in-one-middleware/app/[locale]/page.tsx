import { db } from '@/lib/db'

// ok: guarded-by-middleware-alone
export default async function HomePage() {
  const news = await db.news.findMany()
  return <pre>{JSON.stringify(news)}</pre>
}
