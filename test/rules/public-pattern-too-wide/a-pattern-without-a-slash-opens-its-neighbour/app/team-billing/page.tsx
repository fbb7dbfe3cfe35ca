import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export default async function Billing() {
  await auth.protect()
  return <pre>{JSON.stringify(await db.bill.findMany())}</pre>
}
