'use client'

import { useAuth } from '@clerk/nextjs'

export function Invite() {
  const { has } = useAuth()
  // The browser asks Clerk's own list of permissions.
  // ok: system-permission-asked
  return has?.({ permission: 'org:sys_memberships:manage' }) ? <button>Invite</button> : null
}
