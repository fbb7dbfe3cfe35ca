'use server'

import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

const POLICY = {
  async create() {
    const { userId } = await auth()
    return Boolean(userId)
  },
  async comment() {
    return true
  },
}

// ok: unguarded-server-action
export async function createPost(data) {
  const allowed = await POLICY.create()
  if (!allowed) return { error: 'Not allowed' }
  // ruleid: mass-assignment
  return db.post.create({ data })
}

// ruleid: unguarded-server-action
export async function createComment(data) {
  const allowed = await POLICY.comment()
  if (!allowed) return { error: 'Not allowed' }
  // ruleid: input-unchecked
  return db.comment.create({ data })
}

// ok: unguarded-server-action
export async function run(jobs) {
  const { userId } = await auth()
  const done = []
  for (const job of jobs) {
    if (!userId) break
    // ruleid: mass-assignment
    done.push(await db.job.create({ data: { ...job, by: 'a member' } }))
  }
  return done.length
}

// One way out of three forgets to ask.
// ruleid: unguarded-server-action
export async function change(kind, id) {
  switch (kind) {
    case 'publish':
      await auth.protect()
      return db.post.update({ where: { id }, data: { published: true } })
    case 'archive': {
      const { userId } = await auth()
      if (!userId) return null
      return db.post.update({ where: { id }, data: { archived: true } })
    }
    default:
      return db.post.delete({ where: { id } })
  }
}

// ok: unguarded-server-action
export async function bulk(ids) {
  const { userId } = await auth()
  if (!userId) {
    return null
  } else {
    await Promise.all(ids.map(id => db.post.delete({ where: { id, userId } })))
    return ids.length
  }
}
