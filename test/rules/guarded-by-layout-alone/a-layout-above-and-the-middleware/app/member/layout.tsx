import { checkRole } from '@/lib/roles'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'

export default async function MemberLayout({ children }: { children: ReactNode }) {
  // ruleid: guarded-by-layout-alone
  if (!(await checkRole('member'))) redirect('/')
  return <div>{children}</div>
}
