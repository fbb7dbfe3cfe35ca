import { auth } from '@clerk/nextjs'
import { redirect } from 'next/navigation'

export default function VaultLayout({ children, audit }) {
  const { userId } = auth()
  if (!userId) {
    // ruleid: guarded-by-layout-alone
    redirect('/sign-in')
  }
  return (
    <div>
      {children}
      {audit}
    </div>
  )
}
