import { auth } from '@clerk/nextjs/server'
import { db } from '../../../../lib/db'

export async function GET(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  const code = new URL(request.url).searchParams.get('code')
  // Another site sends the browser back with a code: there is no other way.
  // ok: change-by-get
  await db.account.create({ data: { userId, code } })
  return Response.redirect(new URL('/mail', request.url))
}
