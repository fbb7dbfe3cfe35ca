import { posts } from './posts'

// ok: unguarded-route-handler
export async function GET() {
  const items = posts.map(post => `<item><title>${post.title}</title></item>`).join('')
  return new Response(`<rss><channel>${items}</channel></rss>`, {
    headers: { 'content-type': 'application/xml' },
  })
}
