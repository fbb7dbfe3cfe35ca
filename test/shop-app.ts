import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './e2e/run.ts'

/** The app of the README's output: one handler guarded by a helper, one by nothing, and a webhook that believes everybody. */
export const SHOP: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'shop',
    dependencies: { '@clerk/nextjs': '7.9.17', '@prisma/client': '6.19.0', next: '16.4.6' },
  }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@/*': ['./*'] } } }),
  '.gitignore': 'node_modules\n.next\n.env*\n.clerk/\n',
  'proxy.ts': "import { clerkMiddleware } from '@clerk/nextjs/server'\n\nexport default clerkMiddleware()\n",
  'lib/db.ts': "import { PrismaClient } from '@prisma/client'\n\nexport const db = new PrismaClient()\n",
  'lib/session.ts': `import { auth } from '@clerk/nextjs/server'

export async function requireUser() {
  const { userId } = await auth()
  if (!userId) throw new Error('Not signed in')
  return userId
}
`,
  'app/api/orders/[id]/route.ts': `import { db } from '@/lib/db'
import { requireUser } from '@/lib/session'

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const ownerId = await requireUser()
  const { id } = await params
  return Response.json(await db.order.findFirst({ where: { id, ownerId } }))
}

export async function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  await db.order.delete({ where: { id } })
  return new Response(null, { status: 204 })
}
`,
  'app/api/webhooks/clerk/route.ts': `import type { WebhookEvent } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function POST(request: Request) {
  const event: WebhookEvent = await request.json()
  if (event.type === 'user.deleted') await db.user.delete({ where: { clerkId: event.data.id } })
  return new Response(null, { status: 204 })
}
`,
}

/**
 * Lays the shop out in a temporary folder.
 * @param more files to add, text by path
 * @returns absolute path of its folder
 */
export function shop(more: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder()
  for (const [file, text] of Object.entries({ ...SHOP, ...more })) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return root
}
