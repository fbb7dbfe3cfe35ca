export { appRouter } from './root'
export { createContext } from './trpc'
