import { db } from '@/lib/db'

// ok: guarded-by-middleware-alone
export default async function AccountPage() {
  return <pre>{JSON.stringify(await db.account.findMany())}</pre>
}
