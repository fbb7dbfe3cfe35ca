import { withMethods, withUser } from '@/lib/api'
import { db } from '@/lib/db'

// ok: unguarded-api-route
export default withMethods({
  GET: withUser(async (req, res) => res.json(await db.address.findMany({ where: { userId: req.userId } }))),
  // ruleid: mass-assignment
  POST: withUser(async (req, res) => res.json(await db.address.create({ data: req.body }))),
})
