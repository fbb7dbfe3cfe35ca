import { withMethods, withUser } from '@/lib/api'
import { db } from '@/lib/db'

// ruleid: unguarded-api-route
export default withMethods({
  POST: withUser(async (req, res) => res.json(await db.coupon.create({ data: req.body }))),
  DELETE: async (req, res) => {
    await db.coupon.deleteMany({ where: { code: req.body.code } })
    res.status(204).end()
  },
})
