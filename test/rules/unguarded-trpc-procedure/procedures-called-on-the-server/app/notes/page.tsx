import { createHydrationHelpers } from '@trpc/react-query/rsc'
import { QueryClient } from '@tanstack/react-query'
import { cache } from 'react'
import { type appRouter, createCaller } from '@/server/root'
import { createContext } from '@/server/trpc'

const caller = createCaller(cache(createContext))
const { trpc: api, HydrateClient } = createHydrationHelpers<typeof appRouter>(caller, cache(() => new QueryClient()))

// ruleid: unguarded-page
export default async function Notes() {
  await api.notes.purge()
  return (
    <HydrateClient>
      <p>Gone</p>
    </HydrateClient>
  )
}
