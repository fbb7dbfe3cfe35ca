import { db } from './db'

export async function createAccount(clerkId: string, organizationId: string) {
  // ruleid: webhook-trusts-unsafe-metadata
  return db.account.upsert({
    where: { clerkId },
    create: { clerkId, organizationId },
    update: {},
  })
}
