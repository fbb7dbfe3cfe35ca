'use server'

import { db } from '@/lib/db'

// ruleid: unguarded-server-action
export async function refreshAccount(shop: string) {
  const account = await db.account.update({ where: { shop }, data: { refreshed: new Date() } })
  return account
}

// It lacks nothing of its own: the action that it calls is the one to mend.
// ok: unguarded-server-action
export async function payoutOf(shop: string) {
  const account = await refreshAccount(shop)
  return account.payout
}

// ruleid: unguarded-server-action
export async function closeAccount(shop: string) {
  await db.account.delete({ where: { shop } })
}
