import { auth, clerkClient, currentUser } from '@clerk/nextjs/server'

export async function GET() {
  const user = await currentUser()
  // ok: user-sent-whole
  return Response.json({ signedIn: !!user, name: user?.firstName ?? null })
}

export async function POST() {
  const { userId } = await auth.protect()
  const client = await clerkClient()
  const { privateMetadata, ...rest } = await currentUser().then(user => user!)
  const me = await client.users.getUser(userId)
  // ok: user-sent-whole
  return Response.json({ image: me.imageUrl, rest })
}

export async function PUT() {
  await auth.protect()
  const client = await clerkClient()
  const { data } = await client.users.getUserList({ limit: 10 })
  // ok: user-sent-whole
  return Response.json(data.map(({ id, imageUrl }) => ({ id, imageUrl })))
}
