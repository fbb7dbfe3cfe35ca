'use client'

import { useReverification } from '@clerk/nextjs'
import { changeMail, closeAccount as close } from './actions'

export function Settings() {
  // ruleid: reverification-misused
  const closeIt = useReverification(close)
  // ruleid: reverification-misused
  const remove = useReverification(() => fetch('/api/account', { method: 'DELETE' }))
  // ok: reverification-misused
  const change = useReverification((mail: string) => changeMail(mail))
  // ok: reverification-misused
  const other = useReverification(() => fetch('/api/elsewhere'))
  return <button onClick={() => Promise.all([closeIt(), remove(), change('a@b.example'), other()])}>Go</button>
}
