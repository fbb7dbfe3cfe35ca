import { Hono } from 'hono'
import { handle } from 'hono/vercel'
import { open } from '@/server/open'

const app = new Hono().basePath('/late')

app.route('/leads', open)

// ok: unguarded-route-handler
export const POST = handle(app)
