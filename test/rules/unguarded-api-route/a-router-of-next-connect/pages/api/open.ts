import type { NextApiRequest, NextApiResponse } from 'next'
import { createRouter } from 'next-connect'
import { db } from '@/lib/db'

const router = createRouter<NextApiRequest, NextApiResponse>()

router.post(async (req, res) => {
  // ruleid: input-unchecked
  res.json(await db.item.create({ data: req.body }))
})

// ruleid: unguarded-api-route
export default router.handler()
