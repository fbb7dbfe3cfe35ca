import { auth } from '@clerk/nextjs/server'

export async function GET() {
  const { has } = await auth()
  // ruleid: system-permission-asked
  if (!has({ permission: 'org:sys_memberships:read' })) return new Response('Forbidden', { status: 403 })
  return Response.json([])
}

export async function POST() {
  // ruleid: system-permission-asked
  await auth.protect({ role: 'org:admin', permission: 'org:sys_memberships:manage' })
  return Response.json([])
}
