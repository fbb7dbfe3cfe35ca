import { currentUser } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'

export default async function Login({ searchParams }: { searchParams: { callbackUrl?: string; error?: string } }) {
  const user = await currentUser()
  if (user) {
    // ruleid: open-redirect
    redirect(searchParams.callbackUrl || '/dashboard')
  }
  return <p>{searchParams.error}</p>
}
