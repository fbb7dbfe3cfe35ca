import type { MetadataRoute } from 'next'
import { db } from '@/lib/db'

export async function generateSitemaps() {
  await db.crawl.create({ data: { at: new Date() } })
  return [{ id: 0 }, { id: 1 }]
}

// ruleid: unguarded-route-handler
export default async function sitemap({ id }: { id: number }): Promise<MetadataRoute.Sitemap> {
  return [{ url: `https://example.com/shops/${id}` }]
}
