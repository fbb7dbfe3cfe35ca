import { Hono } from 'hono'
import { handle } from 'hono/vercel'
import { accounts } from '@/server/accounts'

export const runtime = 'edge'

const app = new Hono().basePath('/api')
app.route('/accounts', accounts)

// ok: unguarded-route-handler
export const GET = handle(app)
// ok: unguarded-route-handler
export const DELETE = handle(app)
