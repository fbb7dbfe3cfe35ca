import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export default async function PeoplePage() {
  const { has } = await auth()
  if (!has({ role: 'org:admin' })) return <p>Nothing to see here.</p>
  // ok: administration-open-to-all
  const people = await db.account.findMany()
  return <ul>{people.map(each => <li key={each.id}>{each.name}</li>)}</ul>
}
