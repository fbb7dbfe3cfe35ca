import { db } from '@/lib/db'

// ok: guarded-by-middleware-alone
export default async function SettingsPage() {
  return <pre>{JSON.stringify(await db.setting.findMany())}</pre>
}
