import { rmSync } from 'node:fs'
import { countTokens } from 'gpt-tokenizer'
import { expect, it } from 'vitest'
import { reportSchema } from '../scripts/core/report.ts'
import { run } from './cli-io.ts'
import { shop } from './shop-app.ts'

const GUARDED = (name: string) => `import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function GET() {
  const { userId } = await auth()
  if (!userId) return new Response('Unauthorized', { status: 401 })
  return Response.json(await db.${name}.findMany({ where: { ownerId: userId } }))
}
`
const OPEN = (name: string) => `'use server'

import { db } from '@/lib/db'

export async function rename(id: string, name: string) {
  await db.${name}.update({ where: { id }, data: { name } })
}
`
const REMOVES = (name: string) => `import { db } from '@/lib/db'

export async function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  await db.${name}.delete({ where: { id } })
  return new Response(null, { status: 204 })
}
`

function files(): Record<string, string> {
  const named = (names: readonly string[], path: (name: string) => string, text: (name: string) => string) =>
    Object.fromEntries(names.map(name => [path(name), text(name)]))
  const plain = Array.from({ length: 16 }, (_, index) => `thing${index}`)
  return {
    ...named(plain, name => `app/api/${name}/route.ts`, GUARDED),
    ...named(['note', 'invoice', 'folder', 'label', 'board', 'room'], name => `app/${name}/actions.ts`, OPEN),
    ...named(['task', 'project', 'report', 'customer'], name => `app/api/${name}/[id]/route.ts`, REMOVES),
    'lib/key.ts': `export const key = 'sk_live_${['k3Zq8mN7vT', '2xK9pL3rW8', 'sB5dF1gH6j', 'C0aE4tYuQo'].join('')}'\n`,
    '.gitignore': 'node_modules\n.next\n',
    '.env.local': 'CLERK_SECRET_KEY=placeholder\n',
  }
}

it('a typical app is told within 1,200 tokens: 30 endpoints, 15 findings', async () => {
  const app = shop(files())
  try {
    const report = reportSchema.parse(JSON.parse((await run(['audit', '.', '--format', 'json'], app)).stdout))
    expect(report.endpoints.length).toBeGreaterThanOrEqual(29)
    expect(report.findings.filter(({ severity }) => severity !== 'info').length).toBeGreaterThanOrEqual(14)
    const { stdout } = await run(['audit', '.'], app)
    expect(countTokens(stdout)).toBeLessThanOrEqual(1200)
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^Next: /)
  } finally {
    rmSync(app, { recursive: true, force: true })
  }
})
