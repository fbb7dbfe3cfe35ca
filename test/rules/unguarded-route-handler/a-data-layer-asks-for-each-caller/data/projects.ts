import 'server-only'
import { cache } from 'react'
import { db } from '@/lib/db'
import { verifySession } from './session'

export const listProjects = cache(async () => {
  const { orgId } = await verifySession()
  return db.project.findMany({ where: { OR: [{ orgId }, { shared: true }] } })
})

export async function renameProject(id: string, name: string) {
  await verifySession()
  // ruleid: foreign-object-changed
  // ruleid: input-unchecked
  return db.project.update({ where: { id }, data: { name } })
}

/** The one that was forgotten. */
export async function archiveProject(id: string) {
  return db.project.update({ where: { id }, data: { archivedAt: new Date() } })
}
