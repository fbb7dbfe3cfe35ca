import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  // ok: system-permission-asked
  await auth.protect({ permission: 'org:invoices:read' })
  return <h1>Invoices</h1>
}
