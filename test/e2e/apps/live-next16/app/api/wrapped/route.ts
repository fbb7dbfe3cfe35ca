import { withUser } from '@/lib/session'
import { listNotes } from '@/lib/store'

export const GET = withUser(async (_request, _userId) => Response.json(await listNotes()))
