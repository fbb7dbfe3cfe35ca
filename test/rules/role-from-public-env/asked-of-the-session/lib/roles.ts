import { auth } from '@clerk/nextjs/server'

export async function mayEdit() {
  const { has } = await auth()
  // ok: role-from-public-env
  return has({ role: 'org:editor' })
}
