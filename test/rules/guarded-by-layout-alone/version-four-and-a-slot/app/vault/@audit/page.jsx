import { db } from '@/lib/db'

export default async function AuditSlot() {
  const entries = await db.auditEntry.findMany()
  return <pre>{JSON.stringify(entries)}</pre>
}
