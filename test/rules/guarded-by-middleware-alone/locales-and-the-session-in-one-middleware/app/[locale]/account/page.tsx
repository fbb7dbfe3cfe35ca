import { db } from '@/lib/db'

export default async function AccountPage() {
  const accounts = await db.account.findMany()
  return <pre>{JSON.stringify(accounts)}</pre>
}
