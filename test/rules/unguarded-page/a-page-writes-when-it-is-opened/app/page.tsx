import { db } from '../lib/db'

// Reading alone may be meant for everybody: that is asked, not found.
// ok: unguarded-page
export default async function HomePage() {
  const posts = await db.post.findMany({ where: { published: true } })
  return <ul>{posts.map(post => <li key={post.id}>{post.title}</li>)}</ul>
}
