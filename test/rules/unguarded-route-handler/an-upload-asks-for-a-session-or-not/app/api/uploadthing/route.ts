import { createRouteHandler } from 'uploadthing/next'
import { guardedRouter } from './core'

// ok: unguarded-route-handler
export const { GET, POST } = createRouteHandler({ router: guardedRouter })
