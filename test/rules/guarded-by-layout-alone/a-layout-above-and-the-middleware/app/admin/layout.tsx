import { checkRole } from '@/lib/roles'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'

export default async function AdminLayout({ children }: { children: ReactNode }) {
  // ok: guarded-by-layout-alone
  if (!(await checkRole('admin'))) redirect('/')
  return <div>{children}</div>
}
