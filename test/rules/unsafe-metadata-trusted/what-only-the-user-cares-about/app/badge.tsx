'use client'

import { useUser } from '@clerk/nextjs'

// The browser decides nothing: it hides.
export function Badge() {
  const { user } = useUser()
  // ok: unsafe-metadata-trusted
  return user?.unsafeMetadata.plan === 'pro' ? <span>Pro</span> : null
}
