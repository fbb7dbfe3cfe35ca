import { auth } from '@clerk/nextjs/server'
import { entries } from '@/lib/store'

export default async function Team() {
  await auth.protect()
  const all = await entries()
  return <p>Volunteers transcribing {all.map(({ title }) => title).join(' and ')}</p>
}
