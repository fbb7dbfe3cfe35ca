import { clerkClient, auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function banUser(id: string) {
  const client = await clerkClient()
  await client.users.banUser(id)
  await db.user.update({ where: { id }, data: { banned: true } })
}

export async function inviteUser(email: string) {
  const { orgId, userId } = await auth()
  if (!orgId || !userId) throw new Error('Pick an organization')
  const client = await clerkClient()
  // ruleid: input-unchecked
  await client.organizations.createOrganizationInvitation({
    organizationId: orgId,
    inviterUserId: userId,
    emailAddress: email,
    role: 'org:member',
  })
}
