import { db } from '@/lib/db'
import { base } from './base'

export default {
  // ruleid: unguarded-orpc-procedure
  comet: base.handler(async () => db.comet.create({ data: { at: new Date() } })),
}
