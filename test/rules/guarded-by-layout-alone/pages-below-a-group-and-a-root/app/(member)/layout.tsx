import { getMember } from '@/data/member'
import type { ReactNode } from 'react'

export default async function MemberLayout({ children }: { children: ReactNode }) {
  const member = await getMember()
  return (
    <section>
      <h1>{member.name}</h1>
      {children}
    </section>
  )
}
