import { createRouteHandler } from 'uploadthing/next'
import { openRouter } from '../uploadthing/core'

// ruleid: unguarded-route-handler
export const { GET, POST } = createRouteHandler({ router: openRouter })
