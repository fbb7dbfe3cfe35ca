import { auth } from '@/lib/firebase'

export default function Page() {
  // ok: unawaited-auth
  const user = auth().currentUser
  return <p>{user?.email}</p>
}
