'use client'

import { formatName, type Person } from '@/lib/people'
import { rename } from '@/app/actions'

export function Name({ person }: { person: Person }) {
  return <button onClick={() => rename(person.id)}>{formatName(person)}</button>
}
