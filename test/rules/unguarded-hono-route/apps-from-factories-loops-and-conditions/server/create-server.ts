import { Hono } from 'hono'
import * as handlers from './handlers'
import { factory, session } from './factory'

const open = factory.createApp()
// ruleid: unguarded-hono-route
open.post('/subscribe', ...handlers.subscribe)

const closed = factory.createApp()
closed.use(session)
// ok: unguarded-hono-route
closed.get('/boards', ...handlers.boards)
// ok: unguarded-hono-route
closed.delete('/boards/:id{[0-9]+}', ...handlers.removeBoard)

const groups = [
  { path: '/open', router: open },
  { path: '/mine', router: closed },
]

function registerAudit(app: Hono) {
  // ruleid: unguarded-hono-route
  app.post('/audit', async c => {
    await handlers.record(await c.req.json())
    return c.json({ ok: true })
  })
}

export function createServer({ strict }: { strict: boolean }) {
  const app = new Hono({ strict }).basePath('/api')
  for (const { path, router } of groups) app.route(path, router)
  registerAudit(app)
  // In production this is set; nothing says so here.
  if (process.env.REQUIRE_SESSION === 'yes') {
    app.use('/reports/*', session)
  }
  // ruleid: unguarded-hono-route
  app.on(['POST', 'DELETE'], '/reports/:id', async c => {
    await handlers.clearReport(c.req.param('id'))
    return c.body(null, 204)
  })
  return app
}
