import type { NextApiRequest, NextApiResponse } from 'next'
import { createRouter } from 'next-connect'
import { requireAuth } from '@/lib/require-auth'
import { db } from '@/lib/db'

const router = createRouter<NextApiRequest, NextApiResponse>()

router.use(requireAuth).post(async (req, res) => {
  res.json(await db.item.create({ data: req.body }))
})

// ok: unguarded-api-route
export default router.handler()
