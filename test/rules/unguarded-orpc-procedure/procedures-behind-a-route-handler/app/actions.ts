'use server'

import { auth } from '@clerk/nextjs/server'
import { createRouterClient } from '@orpc/server'
import { authed, base } from '@/server/base'
import { db } from '@/lib/db'
import { router } from '@/server/router'

const session = async () => ({ headers: new Headers(), session: await auth() })

// ok: unguarded-server-action
export const follow = authed
  .handler(async ({ context }) => db.follow.create({ data: { by: context.userId } }))
  .actionable({ context: session })

// ruleid: unguarded-server-action
export const wave = base
  .handler(async () => db.wave.create({ data: { at: new Date() } }))
  .actionable({ context: session })

// ruleid: unguarded-server-action
export async function remove(id: string) {
  const client = createRouterClient(router, { context: session })
  await client.planet.remove({ id })
}

// ok: unguarded-server-action
export async function create(name: string) {
  const client = createRouterClient(router, { context: session })
  await client.planet.create({ name })
}
