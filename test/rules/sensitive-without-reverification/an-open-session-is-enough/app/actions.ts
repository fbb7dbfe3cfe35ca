'use server'

import { auth, clerkClient } from '@clerk/nextjs/server'
import { withTenant } from '@acme/tenancy'

export async function deleteMyAccount() {
  const { userId } = await auth.protect()
  const client = await clerkClient()
  // ruleid: sensitive-without-reverification
  await client.users.deleteUser(userId)
}

export async function changePassword(password: string) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  const client = await clerkClient()
  // ruleid: sensitive-without-reverification
  // ruleid: input-unchecked
  await client.users.updateUser(userId, { password })
}

export async function closeOrganisation() {
  const { orgId, has } = await auth.protect()
  if (!orgId || !has({ role: 'org:admin' })) throw new Error('Forbidden')
  const client = await clerkClient()
  // ruleid: sensitive-without-reverification
  await client.organizations.deleteOrganization(orgId)
}

// unknown: sensitive-without-reverification
export const leave = withTenant(async (userId: string) => {
  const client = await clerkClient()
  await client.users.deleteUser(userId)
})
