import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  // ruleid: system-permission-asked
  await auth.protect({ permission: 'org:sys_domains:manage' })
  return <h1>Domains</h1>
}
