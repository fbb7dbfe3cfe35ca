import { Hono } from 'hono'
import { handle } from 'hono/vercel'

import invoices from '@/server/invoices'
import summary from '@/server/summary'
import { leads } from '@/server/leads'

export const runtime = 'nodejs'

const app = new Hono().basePath('/api')

// Only the type of this is used elsewhere; its calls are what fills the app.
// eslint-disable-next-line @typescript-eslint/no-unused-vars
const routes = app.route('/invoices', invoices).route('/summary', summary).route('/leads', leads)

// ok: unguarded-route-handler
export const GET = handle(app)
// ok: unguarded-route-handler
export const POST = handle(app)
export const PATCH = handle(app)

export type AppType = typeof routes
