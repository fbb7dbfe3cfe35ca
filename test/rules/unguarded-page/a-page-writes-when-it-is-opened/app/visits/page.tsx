import { db } from '../../lib/db'

// Counting is done by the component below, for whoever opens the page.
// ruleid: unguarded-page
export default async function VisitsPage() {
  return (
    <main>
      <h1>Visits</h1>
      <Counter />
    </main>
  )
}

async function Counter() {
  const row = await db.visit.create({ data: { at: new Date() } })
  return <p>{row.id}</p>
}
