import { getMember } from '@/data/member'

// ok: guarded-by-layout-alone
export default async function MePage() {
  const me = await getMember()
  return <pre>{JSON.stringify(me)}</pre>
}
