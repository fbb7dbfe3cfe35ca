import { useUser } from '@clerk/nextjs'
import { getMessaging, getToken } from 'firebase/messaging'

export async function register() {
  // The address of a device.
  const token = await getToken(getMessaging(), { vapidKey: 'x' })
  // ok: session-token-leaked
  console.log(token)
}
export const hook = useUser
