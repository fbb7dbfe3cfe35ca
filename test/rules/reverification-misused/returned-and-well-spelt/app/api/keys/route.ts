import { auth, reverificationErrorResponse } from '@clerk/nextjs/server'

export async function POST() {
  const { has } = await auth.protect()
  // ok: reverification-misused
  if (!has({ reverification: 'lax' })) return reverificationErrorResponse('lax')
  return Response.json({ ok: true })
}
