'use client'

import { suggest } from '@/lib'
import { vote as cast } from '@/lib/actions'

export function Poll({ archive }: { archive: () => Promise<void> }) {
  return (
    <>
      <button onClick={() => cast('a')}>A</button>
      <button onClick={() => suggest('b')}>Suggest</button>
      <button onClick={() => archive()}>Archive</button>
    </>
  )
}
