import { DB } from './webhook-shapes.ts'
import type { Shape } from './webhook-shapes.ts'

/** Handlers that text edits must not touch: the fix says what to write. */
export const BEYOND: readonly Pick<Shape, 'name' | 'route'>[] = [
  {
    name: 'wrapped in a function of the app',
    route: `${DB}import { withLogging } from '@/lib/log'
export const POST = withLogging(async (req: Request) => {
  const event = await req.json()
  if (event.type === 'user.created') await db.user.create({ data: event.data })
  return new Response('ok')
})
`,
  },
  {
    name: 'an arrow without a block',
    route: `${DB}
export const POST = async (req: Request) => Response.json(await db.user.create({ data: await req.json(), on: 'user.created' }))
`,
  },
  {
    name: 'a parameter taken apart',
    route: `${DB}
export async function POST({ json }: { json: () => Promise<{ type: string }> }) {
  const event = await json()
  if (event.type === 'user.created') await db.user.create({ data: event })
  return new Response('ok')
}
`,
  },
  {
    name: 'no parameter',
    route: `${DB}
export async function POST() {
  await db.user.create({ data: { on: 'user.created' } })
  return new Response('ok')
}
`,
  },
  {
    name: 'an answer of a narrower type',
    route: `import { NextResponse } from 'next/server'
${DB}
export async function POST(req: Request): Promise<NextResponse<{ ok: boolean }>> {
  const event = await req.json()
  if (event.type === 'user.created') await db.user.create({ data: event.data })
  return NextResponse.json({ ok: true })
}
`,
  },
  {
    name: 'a verifier whose refusal is swallowed',
    route: `import { verifyWebhook } from '@clerk/nextjs/webhooks'
${DB}
export async function POST(req: Request) {
  await verifyWebhook(req.clone()).catch(() => undefined)
  const event = await req.json()
  if (event.type === 'user.created') await db.user.create({ data: event.data })
  return new Response('ok')
}
`,
  },
  {
    name: 'a verifyWebhook of its own',
    route: `${DB}import { verifyWebhook } from '@/lib/log'
export async function POST(req: Request) {
  const event = await req.json()
  if (event.type === 'user.created') await db.user.create({ data: event.data, by: verifyWebhook.name })
  return new Response('ok')
}
`,
  },
]
