import { currentUser } from '@clerk/nextjs/server'

export async function isAdmin() {
  const user = await currentUser()
  // ruleid: unset-variable-equals-nothing
  return process.env.ADMIN_EMAIL === user?.primaryEmailAddress?.emailAddress
}

export async function isOwner() {
  const user = await currentUser()
  // ok: unset-variable-equals-nothing
  return user?.id === 'user_1'
}
