import { db } from '@/lib/db'

export default async function EventPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const event = await db.event.findUnique({ where: { id } })
  const articles = await db.article.findMany({ where: { status: 'out' } })
  return (
    <main>
      <h1>{event?.title}</h1>
      {articles.map(article => (
        <p key={article.id}>{article.title}</p>
      ))}
    </main>
  )
}
