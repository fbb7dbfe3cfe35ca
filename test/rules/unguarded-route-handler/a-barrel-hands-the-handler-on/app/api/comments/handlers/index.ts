import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export const runtime = 'nodejs'

export async function GET() {
  const { isAuthenticated, redirectToSignIn } = await auth()
  if (!isAuthenticated) return redirectToSignIn()
  return Response.json(await db.comment.findMany())
}

export async function create(request: Request) {
  // ruleid: input-unchecked
  return Response.json(await db.comment.create({ data: await request.json() }))
}

export const removeComment = async (request: Request) => {
  await auth.protect(has => has({ role: 'org:moderator' }) || has({ role: 'org:admin' }))
  const { id } = await request.json()
  await db.comment.delete({ where: { id } })
  return new Response(null, { status: 204 })
}
