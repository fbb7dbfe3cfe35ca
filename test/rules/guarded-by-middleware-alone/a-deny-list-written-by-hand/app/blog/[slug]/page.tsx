import { db } from '@/lib/db'

// ok: guarded-by-middleware-alone
export default async function PostPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const post = await db.post.findUnique({ where: { slug } })
  return <article>{post?.body}</article>
}
