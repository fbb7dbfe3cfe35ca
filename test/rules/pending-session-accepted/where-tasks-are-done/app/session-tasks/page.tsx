import { auth } from '@clerk/nextjs/server'

// Here the task is finished, so the pending session has to be seen.
export default async function Tasks() {
  // ok: pending-session-accepted
  const { sessionStatus } = await auth({ treatPendingAsSignedOut: false })
  return <p>{sessionStatus}</p>
}
