import { auth } from '@clerk/nextjs/server'

const options = { treatPendingAsSignedOut: false } // of the old release, no longer handed over

export default async function Home() {
  // ok: pending-session-accepted
  const { userId } = await auth({ treatPendingAsSignedOut: true })
  // ok: pending-session-accepted
  const again = await auth()
  return <p>{userId ?? again.sessionId}</p>
}
