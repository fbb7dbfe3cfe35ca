import type { NextApiHandler } from 'next'
import { addEntry } from '../../lib/entries'

const handler: NextApiHandler = async (request, response) => {
	for (const text of request.body.entries) await addEntry(request.body.userId, text)
	response.status(201).json({ imported: request.body.entries.length })
}

export default handler
