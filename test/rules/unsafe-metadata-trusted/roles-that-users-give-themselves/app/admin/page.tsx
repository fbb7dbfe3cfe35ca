import { currentUser } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { db } from '../../lib/db'

export default async function Admin() {
  const user = await currentUser()
  // ruleid: unsafe-metadata-trusted
  if (user?.unsafeMetadata?.role !== 'admin') redirect('/')
  const people = await db.person.findMany({ where: { active: true } })
  return <p>{people.length}</p>
}
