'use client'

import { useUser } from '@clerk/nextjs'

// What runs in the browser reads what the browser may read.
// ok: guarded-by-layout-alone
export default function SettingsPage() {
  const { user } = useUser()
  return <p>{user?.fullName}</p>
}
