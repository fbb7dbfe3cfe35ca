import { albumRouter } from './routers/album'
import stats from './routers/stats'
import { router } from './trpc'

export const appRouter = router({ album: albumRouter, stats })
