import { createNextApiHandler } from '@trpc/server/adapters/next'
import { createContext } from '@/server/context'
import { appRouter } from '@/server/routers'

// ok: unguarded-api-route
export default createNextApiHandler({ router: appRouter, createContext })
