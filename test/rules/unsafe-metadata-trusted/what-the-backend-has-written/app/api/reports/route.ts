import { currentUser } from '@clerk/nextjs/server'

export async function GET() {
  const user = await currentUser()
  // ok: unsafe-metadata-trusted
  if (user?.publicMetadata.role !== 'admin') return new Response('Forbidden', { status: 403 })
  return Response.json({ ok: true })
}
