import { auth } from '@clerk/nextjs/server'
import { ConvexHttpClient } from 'convex/browser'
import { fetchMutation, fetchQuery } from 'convex/nextjs'
import { api } from '@/convex/_generated/api'

const convex = new ConvexHttpClient(process.env.NEXT_PUBLIC_CONVEX_URL!)

// ruleid: unguarded-route-handler
export async function POST(request: Request) {
  await fetchMutation(api.tasks.create, await request.json())
  return Response.json({ ok: true })
}

// ruleid: unguarded-route-handler
export async function PUT(request: Request) {
  await convex.mutation(api.tasks.list, await request.json())
  return Response.json({ ok: true })
}

// ok: unguarded-route-handler
export async function DELETE(request: Request) {
  const { getToken, userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  await fetchMutation(api.tasks.remove, await request.json(), { token: (await getToken()) ?? undefined })
  return Response.json({ ok: true })
}

// The token that is handed over first is no effect of its own.
// ok: unguarded-route-handler
export async function PATCH() {
  const { getToken } = await auth()
  const token = await getToken({ template: 'convex' })
  if (token) convex.setAuth(token)
  else return new Response('Unauthorized', { status: 401 })
  return Response.json(await fetchQuery(api.tasks.sendList, {}, { token }))
}
