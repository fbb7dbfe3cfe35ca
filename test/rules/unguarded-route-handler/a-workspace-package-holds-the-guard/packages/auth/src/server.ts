export { auth, currentUser as getUser } from '@clerk/nextjs/server'
import { auth } from '@clerk/nextjs/server'

export const protect = async () => {
  const session = await auth()
  if (!session.userId) throw new Error('UNAUTHORIZED')
  return session
}
