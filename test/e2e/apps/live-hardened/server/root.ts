import { shelvesRouter } from './routers/shelves'
import { router } from './trpc'

export const appRouter = router({ shelves: shelvesRouter })
