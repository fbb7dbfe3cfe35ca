import { auth } from '@clerk/nextjs/server'
import { db } from '../../lib/db'

export default async function Invoices() {
  const { userId, redirectToSignIn } = await auth()
  if (!userId) return redirectToSignIn()
  // ok: foreign-object-read
  const invoices = await db.invoice.findMany({ where: { userId } })
  return <ul>{invoices.map(each => <li key={each.id}>{each.total}</li>)}</ul>
}
