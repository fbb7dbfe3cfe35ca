import { withUser } from '@/lib/api'
import { db } from '@/lib/db'

// ok: unguarded-api-route
export default withUser(async (req, res) => {
  // ruleid: mass-assignment
  res.json(await db.cart.create({ data: { ...req.body, userId: req.userId } }))
})
