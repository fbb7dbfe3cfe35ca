import { auth } from '@clerk/nextjs/server'

export async function each(ids: string[], work: (id: string) => Promise<void>) {
  ids.forEach(async id => {
    // ok: unawaited-auth
    await auth.protect()
    await work(id)
  })
}

export function later(work: () => void) {
  // ok: unawaited-auth
  auth()
    .then(({ userId }) => (userId ? work() : undefined))
    .catch(console.error)
}

export async function name() {
  // ruleid: unawaited-auth
  return auth().sessionClaims?.name ?? 'nobody'
}
