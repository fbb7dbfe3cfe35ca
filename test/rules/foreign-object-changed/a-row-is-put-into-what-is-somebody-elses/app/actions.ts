'use server'

import { auth } from '@clerk/nextjs/server'
import { db } from '../lib/db'

export async function listAccounts() {
  const { userId } = await auth.protect()
  return db.account.findMany({ where: { userId } })
}

export async function addPayment(input: { accountId: string; amount: number }) {
  const { userId } = await auth.protect()
  // ruleid: foreign-object-changed
  // ruleid: input-unchecked
  await db.payment.create({ data: { accountId: input.accountId, amount: input.amount, createdBy: userId } })
}

export async function addChecked(input: { accountId: string; amount: number }) {
  const { userId } = await auth.protect()
  const account = await db.account.findFirst({ where: { id: input.accountId, userId } })
  if (!account) throw new Error('Not found')
  // ok: foreign-object-changed
  await db.payment.create({ data: { accountId: input.accountId, amount: input.amount, createdBy: userId } })
}

export async function pickCategory(input: { paymentId: string; categoryId: string }) {
  const { userId } = await auth.protect()
  // Categories belong to nobody.
  // ok: foreign-object-changed
  await db.payment.update({
    where: { id: input.paymentId, account: { userId } },
    data: { categoryId: input.categoryId },
  })
}
