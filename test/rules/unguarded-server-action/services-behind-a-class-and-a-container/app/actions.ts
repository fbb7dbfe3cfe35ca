'use server'

import { loose, posts } from '@/server/post-service'

// ok: unguarded-server-action
export async function removePost(id: string) {
  return posts.remove(id)
}

// ok: unguarded-server-action
export async function removeAsAdmin(id: string) {
  await posts.removeAsAdmin(id)
}

// ruleid: unguarded-server-action
export async function removeQuickly(id: string) {
  return posts.removeQuickly(id)
}

// ruleid: unguarded-server-action
export async function removeLoosely(id: string) {
  return loose.removeAsAdmin(id)
}
