import { unlink, rm } from 'node:fs/promises'
import path from 'node:path'

const ROOT = path.join(process.cwd(), 'public')

export async function removeFile(name: string) {
  const relative = name.startsWith('/') ? name.slice(1) : name
  // ruleid: foreign-object-changed
  await unlink(path.join(ROOT, relative))
}

export async function removeOwn(userId: string, name: string) {
  // ok: foreign-object-changed
  await rm(path.join(ROOT, userId, path.basename(name)))
}
