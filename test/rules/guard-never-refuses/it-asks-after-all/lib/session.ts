import { auth } from '@clerk/nextjs/server'

// ok: guard-never-refuses
export const getUser = async () => {
  const { userId } = await auth()
  return userId ? { id: userId } : null
}

export const whoami = async () => (await getUser())?.id
