import { createMiddleware, defaults } from '@nosecone/next'

export const secured = createMiddleware(defaults)
