import type { NextApiRequest, NextApiResponse } from 'next'
import { compose, withLog } from '@/lib/api'
import { db } from '@/lib/db'

async function prices(req: NextApiRequest, res: NextApiResponse) {
  // ruleid: input-unchecked
  res.json(await db.price.updateMany({ data: req.body }))
}

// ruleid: unguarded-api-route
export default compose(withLog)(prices)
