import { db } from '@/lib/db'

export default async function StoresPage() {
  return <pre>{JSON.stringify(await db.store.findMany())}</pre>
}
