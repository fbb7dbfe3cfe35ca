import { auth } from '@clerk/nextjs/server'

export async function GET() {
  const { has } = await auth()
  // ok: system-permission-asked
  if (!has({ permission: 'org:team_settings:read' })) return new Response('Forbidden', { status: 403 })
  return Response.json([])
}

export async function POST() {
  // ok: system-permission-asked
  await auth.protect({ role: 'org:admin' })
  return Response.json([])
}
