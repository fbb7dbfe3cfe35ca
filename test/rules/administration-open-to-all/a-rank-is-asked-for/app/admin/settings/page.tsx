import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'

/** A shell: whatever it shows comes from endpoints that ask for themselves. */
export default async function SettingsPage() {
  const { userId } = await auth()
  // ok: administration-open-to-all
  if (!userId) redirect('/sign-in')
  return <main>Settings</main>
}
