// ruleid: server-module-in-client-bundle
import { createClerkClient } from '@clerk/backend'

export async function users() {
  if (typeof window === 'undefined') {
    // ok: server-module-in-client-bundle
    return process.env.CLERK_SECRET_KEY
  }
  return createClerkClient({ publishableKey: import.meta.env.VITE_CLERK_PUBLISHABLE_KEY }).users.getUserList()
}
