'use client'

import { wipe } from '@/lib/forgotten'

// Nothing shows this component.
export function Nobodys() {
  return <button onClick={() => wipe()}>Wipe</button>
}
