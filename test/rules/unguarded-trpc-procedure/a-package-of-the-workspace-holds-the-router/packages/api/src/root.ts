import { member } from './member'
import { router } from './trpc'

export const appRouter = router({ member })
