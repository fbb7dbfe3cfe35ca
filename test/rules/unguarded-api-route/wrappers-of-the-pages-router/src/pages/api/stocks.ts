import type { NextApiRequest, NextApiResponse } from 'next'
import { compose, withLog, withUser } from '@/lib/api'
import { db } from '@/lib/db'

async function stocks(req: NextApiRequest, res: NextApiResponse) {
  // ruleid: mass-assignment
  res.json(await db.stock.updateMany({ data: req.body }))
}

// ok: unguarded-api-route
export default compose(withLog, withUser)(stocks)
