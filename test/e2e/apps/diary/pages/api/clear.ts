import type { NextApiRequest, NextApiResponse } from 'next'
import { clearAll } from '@/lib/entries'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
	if (req.method !== 'POST') {
		res.setHeader('Allow', 'POST')
		return res.status(405).end()
	}
	await clearAll()
	res.status(204).end()
}
