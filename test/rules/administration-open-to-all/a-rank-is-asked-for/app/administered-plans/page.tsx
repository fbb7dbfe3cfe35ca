import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { db } from '@/lib/db'

// What people administer themselves.
export default async function PlansPage() {
  const { userId } = await auth()
  if (!userId) redirect('/sign-in')
  // ok: administration-open-to-all
  const plans = await db.plan.findMany()
  return <ol>{plans.map(each => <li key={each.id}>{each.title}</li>)}</ol>
}
