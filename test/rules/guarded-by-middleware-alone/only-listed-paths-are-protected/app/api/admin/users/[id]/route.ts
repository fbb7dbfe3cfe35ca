import { clerkClient } from '@clerk/nextjs/server'

// ruleid: guarded-by-middleware-alone
export async function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const client = await clerkClient()
  // ruleid: sensitive-without-reverification
  // ok: administration-open-to-all
  await client.users.deleteUser((await params).id)
  return new Response(null, { status: 204 })
}
