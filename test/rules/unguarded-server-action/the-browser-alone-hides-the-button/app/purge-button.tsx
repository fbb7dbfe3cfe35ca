'use client'

import { Show, useAuth } from '@clerk/nextjs'
import { purge } from './actions'

export function PurgeButton() {
  const { isSignedIn } = useAuth()
  if (!isSignedIn) return null
  return (
    <Show when={{ role: 'org:admin' }}>
      <button onClick={() => purge()}>Delete everything</button>
    </Show>
  )
}
