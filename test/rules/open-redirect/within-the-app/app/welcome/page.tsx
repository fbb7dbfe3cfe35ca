import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { safePath } from '../../lib/safe-path'

type Props = { params: Promise<{ team: string }>; searchParams: Promise<{ next?: string; tab?: string }> }

export default async function Welcome({ params, searchParams }: Props) {
  const { userId } = await auth()
  const { next, tab } = await searchParams
  const { team } = await params
  // ok: open-redirect
  if (tab) redirect(`/teams/${team}?tab=${tab}`)
  // ok: open-redirect
  if (userId) redirect(safePath(next))
  // ok: open-redirect
  redirect('/sign-in?next=' + next)
}
