import { db } from '@/lib/db'
import { authed, base } from './base'

// ruleid: unguarded-orpc-procedure
export const landing = base.handler(async () => db.landing.create({ data: { at: new Date() } }))

// ok: unguarded-orpc-procedure
export const leave = authed.handler(async ({ context }) => db.landing.deleteMany({ where: { by: context.userId } }))
