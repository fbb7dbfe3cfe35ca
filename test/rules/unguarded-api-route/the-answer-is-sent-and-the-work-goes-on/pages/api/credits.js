import { clerkClient, getAuth } from '@clerk/nextjs/server'

// ok: unguarded-api-route
export default async function handler(req, res) {
  const { userId } = getAuth(req)
  if (!userId) return void res.status(401).json({ error: 'Unauthorized' })
  const client = await clerkClient()
  // ruleid: input-unchecked
  await client.users.updateUserMetadata(userId, { publicMetadata: { credits: req.body.credits } })
  res.status(204).end()
}
