'use server'

import { db } from '@/lib/db'

// ruleid: unguarded-server-action
export async function vote(id: string) {
  // ruleid: input-unchecked
  await db.ballot.create({ data: { voteFor: id } })
}

// Nobody imports it: a neighbour in the module does not tell its id.
// ruleid: unguarded-server-action
export async function clearVotes() {
  await db.ballot.deleteMany()
}

// A page calls it while it is rendered.
// ruleid: unguarded-server-action
export async function expireVotes() {
  await db.ballot.deleteMany({ where: { at: { lt: new Date(0) } } })
}

// A page hands it to the browser.
// ruleid: unguarded-server-action
export async function archive() {
  await db.ballot.updateMany({ data: { archived: true } })
}

// ruleid: unguarded-server-action
export async function rename(id: string) {
  await db.poll.updateMany({ where: { id }, data: { name: 'Poll' } })
}
