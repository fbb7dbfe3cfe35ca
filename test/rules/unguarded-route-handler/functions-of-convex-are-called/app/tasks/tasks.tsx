'use client'

import { type Preloaded, usePreloadedQuery } from 'convex/react'
import type { api } from '@/convex/_generated/api'

export function Tasks({ preloaded }: { preloaded: Preloaded<typeof api.tasks.sendList> }) {
  return <p>{usePreloadedQuery(preloaded).length}</p>
}
