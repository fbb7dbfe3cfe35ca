import { clerkClient } from '@clerk/nextjs/server'

// ruleid: unguarded-api-route
export default async function handler(req, res) {
  const client = await clerkClient()
  // ruleid: input-unchecked
  await client.users.updateUserMetadata(req.query.user, { publicMetadata: req.body })
  res.status(204).end()
}
