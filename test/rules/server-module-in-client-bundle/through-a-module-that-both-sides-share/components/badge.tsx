// The licence of this file stands before its directive.
'use client'

import { Role } from '@/lib'

export function Badge({ id }: { id: string }) {
  return <Role id={id} />
}
