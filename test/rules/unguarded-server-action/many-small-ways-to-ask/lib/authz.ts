import 'server-only'
import { auth, currentUser } from '@clerk/nextjs/server'

export const isAdmin = async () => (await auth()).sessionClaims?.metadata?.role === 'admin'

export async function assertRole(...roles: string[]) {
  const user = await currentUser()
  const role = user?.publicMetadata.role as string | undefined
  if (!role || !roles.includes(role)) throw new Error('Forbidden')
}

export async function must<T>(value: T | null | undefined): Promise<T> {
  if (value === null || value === undefined) throw new Error('Unauthorized')
  return value
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

export const can = {
  edit: async () => {
    const { orgRole } = await auth()
    return orgRole === 'org:admin' || orgRole === 'org:editor'
  },
}

const ADMINS = new Set((process.env.ADMIN_IDS ?? '').split(','))

export async function onlyListed() {
  const { userId } = await auth()
  if (!userId || !ADMINS.has(userId)) throw new Error('Forbidden')
}
