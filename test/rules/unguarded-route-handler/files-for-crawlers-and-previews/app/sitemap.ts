import type { MetadataRoute } from 'next'
import { db } from '@/lib/db'

// Crawlers are meant to get this; whether all of it is meant for them is asked.
// ok: unguarded-route-handler
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const posts = await db.post.findMany({ where: { published: true } })
  return posts.map(post => ({ url: `https://example.com/posts/${post.slug}` }))
}
