import { getAuth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

// ok: unguarded-api-route
export default function handler(req, res) {
  const { userId } = getAuth(req)
  if (!userId) res.status(401).end()
  else
    db.item
      .findMany()
      .then(items => res.json(items))
      .catch(() => res.status(500).end())
}
