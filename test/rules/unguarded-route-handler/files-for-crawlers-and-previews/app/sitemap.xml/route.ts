import { db } from '@/lib/db'

const entry = (slug: string) => `<url><loc>https://example.com/posts/${slug}</loc></url>`

// ok: unguarded-route-handler
export async function GET() {
  const posts = await db.post.findMany({ select: { slug: true } })
  return new Response(`<urlset>${posts.map(({ slug }) => entry(slug)).join('')}</urlset>`, {
    headers: { 'content-type': 'application/xml' },
  })
}
