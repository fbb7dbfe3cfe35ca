import { auth } from '@clerk/nextjs/server'
import { clerk } from '@/lib/clerk'

export async function GET() {
  const { has } = await auth()
  if (!has({ role: 'org:admin' })) return new Response(null, { status: 403 })
  const { data } = await clerk.users.getUserList()
  return Response.json(data.map(user => user.id))
}
