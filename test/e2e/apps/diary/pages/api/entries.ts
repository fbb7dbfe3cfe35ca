import { getAuth } from '@clerk/nextjs/server'
import type { NextApiRequest, NextApiResponse } from 'next'
import { addEntry, entriesOf } from '@/lib/entries'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
	const { userId } = getAuth(req)
	if (!userId) return res.status(401).json({ error: 'Unauthorized' })
	if (req.method === 'POST') await addEntry(userId, String(req.body.text))
	res.json(await entriesOf(userId))
}
