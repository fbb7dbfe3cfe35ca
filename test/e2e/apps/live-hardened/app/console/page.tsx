import { auth } from '@clerk/nextjs/server'
import { notFound } from 'next/navigation'
import { entries } from '@/lib/store'

export default async function Console() {
  const { has } = await auth()
  if (!has({ role: 'org:admin' })) notFound()
  const all = await entries()
  return (
    <h1>Strongroom inventory of {all.map(({ title }) => title).join(' and ')}</h1>
  )
}
