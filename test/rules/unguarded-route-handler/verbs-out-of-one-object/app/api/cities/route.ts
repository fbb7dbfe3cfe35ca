import { crud } from '@/lib/crud'

const handlers = crud('city')

// ruleid: unguarded-route-handler
export const GET = handlers.GET
// ok: unguarded-route-handler
export const POST = handlers.POST
