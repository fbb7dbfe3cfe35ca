'use client'

import { useAuth } from '@clerk/nextjs'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'

export function After() {
  const router = useRouter()
  const searchParams = useSearchParams()
  const { isSignedIn } = useAuth()
  const next = searchParams.get('next') ?? '/dashboard'
  useEffect(() => {
    // ruleid: open-redirect
    if (isSignedIn) router.push(next)
  }, [isSignedIn, next, router])
  // ruleid: open-redirect
  return <button onClick={() => (window.location.href = searchParams.get('back')!)}>Back</button>
}
