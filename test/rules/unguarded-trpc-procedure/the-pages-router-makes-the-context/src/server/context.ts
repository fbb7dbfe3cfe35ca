import { getAuth } from '@clerk/nextjs/server'
import type { CreateNextContextOptions } from '@trpc/server/adapters/next'
import { db } from '@/lib/db'

export function createContext({ req }: CreateNextContextOptions) {
  const { userId, orgId } = getAuth(req)
  return { db, userId, orgId }
}
