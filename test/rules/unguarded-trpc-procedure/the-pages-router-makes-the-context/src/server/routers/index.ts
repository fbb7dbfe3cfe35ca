import { mergeRouters, router } from '../trpc'
import { invoices } from './invoices'
import { leads } from './leads'

export const appRouter = mergeRouters(router({ invoices }), leads)
