import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'

export default async function Welcome({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { userId } = await auth()
  const { next } = await searchParams
  // ruleid: open-redirect
  if (userId) redirect(next ?? '/dashboard')
  return <p>Welcome</p>
}
