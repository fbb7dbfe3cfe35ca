'use server'

import { auth } from '@clerk/nextjs/server'
import { withTenant } from '@acme/tenancy'
import { db } from '../lib/db'
import { currentPlan } from '../lib/plan'

export async function exportAll() {
  const { plan } = await currentPlan()
  // ruleid: unsafe-metadata-trusted
  if (plan === 'pro') return db.report.findMany()
  throw new Error('Upgrade first')
}

export async function generate(prompt: string) {
  const { userId, sessionClaims } = await auth()
  if (!userId) throw new Error('Unauthorized')
  // ruleid: unsafe-metadata-trusted
  const limit = sessionClaims.unsafe_metadata.isPremium ? 100 : 5
  // ruleid: input-unchecked
  return db.job.create({ data: { prompt, userId, limit } })
}

// unknown: unsafe-metadata-trusted
export const remove = withTenant(async (id: string) => {
  await db.report.delete({ where: { id } })
})
