'use client'

import { SignIn } from '@clerk/nextjs'
import { useRouter, useSearchParams } from 'next/navigation'
import { safePath } from '../../lib/safe-path'

export function After() {
  const router = useRouter()
  const searchParams = useSearchParams()
  const next = searchParams.get('next') ?? '/dashboard'
  const tab = searchParams.get('tab')
  const safe = safePath(searchParams.get('to') ?? undefined)
  const go = () => {
    // ok: open-redirect
    if (next.startsWith('/') && !next.startsWith('//')) router.push(next)
    // ok: open-redirect
    else router.push(`/settings?tab=${tab}`)
  }
  // ok: open-redirect
  const leave = () => router.replace(safe)
  // Clerk looks at it itself.
  // ok: open-redirect
  return <SignIn fallbackRedirectUrl={searchParams.get('redirect_url')} appearance={{ elements: { go, leave } }} />
}
