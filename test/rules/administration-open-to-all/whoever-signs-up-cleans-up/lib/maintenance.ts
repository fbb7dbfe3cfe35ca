import { db } from './db'

export async function dropOrphans() {
  // ruleid: administration-open-to-all
  return db.account.deleteMany({ where: { orphaned: true } })
}
