'use server'

import { auth } from '@clerk/nextjs/server'
import { z } from 'zod'
import { order } from '@/lib/store'

const id = z.string().max(40)

export async function shelve(entry: string) {
  const { userId } = await auth()
  if (!userId) throw new Error('Unauthorized')
  return order('shelve', id.parse(entry))
}

export async function seal(entry: string) {
  const { isAuthenticated, has } = await auth()
  if (!isAuthenticated || !has({ permission: 'org:archive:seal' })) throw new Error('Forbidden')
  return order('seal', id.parse(entry))
}

export async function withdraw(entry: string) {
  await auth.protect({ role: 'org:admin' })
  return order('withdraw', id.parse(entry))
}
