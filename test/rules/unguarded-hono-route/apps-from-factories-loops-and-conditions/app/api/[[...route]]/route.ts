import { handle } from 'hono/vercel'
import { createServer } from '@/server/create-server'

const app = createServer({ strict: true })

export const GET = handle(app)
export const POST = handle(app)
export const DELETE = handle(app)
