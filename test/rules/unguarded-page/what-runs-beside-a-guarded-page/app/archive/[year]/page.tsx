import { db } from '@/lib/db'

// Runs while the app is built, for nobody.
export async function generateStaticParams() {
  await db.build.create({ data: { at: new Date() } })
  const years = await db.post.findMany({ distinct: ['year'] })
  return years.map(({ year }) => ({ year: String(year) }))
}

// ok: unguarded-page
export default async function Archive({ params }: { params: Promise<{ year: string }> }) {
  const posts = await db.post.findMany({ where: { year: Number((await params).year) } })
  return posts.map(post => <p key={post.id}>{post.title}</p>)
}
