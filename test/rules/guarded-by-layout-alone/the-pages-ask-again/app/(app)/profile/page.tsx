import { loadProfile } from '@/data/profile'

// ok: guarded-by-layout-alone
export default async function ProfilePage() {
  const profile = await loadProfile()
  return <h1>{profile?.name}</h1>
}
