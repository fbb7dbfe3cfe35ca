import { handle } from 'hono/vercel'
import { app } from '@/server/app'
import '@/server/routes/albums'
import '@/server/routes/uploads'

export const { GET, POST } = { GET: handle(app), POST: handle(app) }
