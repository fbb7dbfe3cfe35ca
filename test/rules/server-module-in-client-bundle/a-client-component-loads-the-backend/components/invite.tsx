'use client'

// ruleid: server-module-in-client-bundle
import { createClerkClient } from '@clerk/backend'
// ok: server-module-in-client-bundle
import { useAuth } from '@clerk/nextjs'
// ok: server-module-in-client-bundle
import type { User } from '@clerk/backend'

// ruleid: server-module-in-client-bundle
const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export function Invite({ email }: { email: string }) {
  const { isSignedIn } = useAuth()
  const invite = (): Promise<unknown> => clerk.invitations.createInvitation({ emailAddress: email })
  return <button disabled={!isSignedIn} onClick={invite}>Invite</button>
}

export const nameOf = (user: User) => user.firstName
