import { currentUser } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { db } from '../lib/db'

export default async function Home() {
  const user = await currentUser()
  if (!user) redirect('/sign-in')
  // ok: unsafe-metadata-trusted
  if (!user.unsafeMetadata.onboarded) redirect('/welcome')
  // ok: unsafe-metadata-trusted
  const dark = user.unsafeMetadata.theme === 'dark'
  // Whether a role was chosen yet.
  // ok: unsafe-metadata-trusted
  if (!user.unsafeMetadata.role) redirect('/choose-role')
  // ok: unsafe-metadata-trusted
  if (user.publicMetadata.role === 'admin') redirect('/admin')
  const notes = await db.note.findMany({ where: { userId: user.id } })
  return <main className={dark ? 'dark' : ''}>{notes.length}</main>
}
