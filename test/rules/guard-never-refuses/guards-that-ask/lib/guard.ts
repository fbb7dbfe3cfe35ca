import { auth as session } from '@clerk/nextjs/server'

// ok: guard-never-refuses
export const auth = async () => ({ id: (await session()).userId })

// ok: guard-never-refuses
export async function isAdmin() {
  const { has } = await session()
  return has({ role: 'org:admin' })
}

// What anybody is.
// ok: guard-never-refuses
export const guest = () => ({ id: 'guest' })

// Nothing is nobody.
// ok: guard-never-refuses
export const getUser = () => null
