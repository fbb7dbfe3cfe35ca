import { spawnSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planFixes, type Plan } from '../scripts/fixes/plan.ts'
import { RULES } from '../scripts/rules/registry.ts'
import { modelOf } from './audited.ts'

const MODULES = fileURLToPath(new URL('../node_modules', import.meta.url))
const STORE = `export const db = {
  post: {
    create: async (row: { data: unknown }): Promise<{ id: string }> => fetch('https://db.example/posts', { method: 'POST', body: JSON.stringify(row) }).then(() => ({ id: '1' })),
  },
}
`

/** One app with the shapes that handlers, actions and pages come in; each file is guarded by its own fix. */
const FILES: Record<string, string> = {
  'package.json': JSON.stringify({
    dependencies: { '@clerk/nextjs': '7.9.17', next: '16.4.5', react: '19.3.1' },
  }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['dom', 'es2023'],
      types: [],
    },
    include: ['**/*.ts'],
  }),
  'proxy.ts': "import { clerkMiddleware } from '@clerk/nextjs/server'\n\nexport default clerkMiddleware()\n",
  'lib/db.ts': STORE,
  'app/api/plain/route.ts': `import { db } from '../../../lib/db'

export async function POST(request: Request) {
  const { title } = await request.json()
  await db.post.create({ data: title })
  return Response.json({ ok: true })
}
`,
  'app/api/typed/route.ts': `import { NextResponse, type NextRequest } from 'next/server'
import { db } from '../../../lib/db'

export async function POST(request: NextRequest): Promise<NextResponse<{ id: string }>> {
  const post = await db.post.create({ data: await request.text() })
  return NextResponse.json(post)
}
`,
  'app/api/next/route.ts': `import { NextResponse } from "next/server";
import { db } from "../../../lib/db";

const handler = async (request: Request): Promise<NextResponse> => {
\tconst userId = await request.text();
\tawait db.post.create({ data: userId });
\treturn new NextResponse(null, { status: 204 });
};

export { handler as PUT };
`,
  'app/api/arrow/route.ts': `// What this file is for.

import { db } from '../../../lib/db'

export const POST = (request: Request): Promise<Response> => db.post.create({ data: request.url }).then(post => Response.json(post))
`,
  'app/actions.ts': `'use server'

import { db } from '../lib/db'

export async function save(title: string): Promise<{ id: string }> {
  return db.post.create({ data: title })
}

export async function saveAll(titles: string[]) {
  try {
    for (const title of titles) await db.post.create({ data: title })
    return { success: true }
  } catch {
    return { error: 'It was not saved' }
  }
}
`,
  'app/page.ts': `import { db } from '../lib/db'

export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  await db.post.create({ data: (await params).slug })
  return null
}
`,
}

let root = ''
let plan: Plan

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'clerk-security-guard-'))
  for (const [file, text] of Object.entries(FILES)) write(file, text)
  symlinkSync(MODULES, join(root, 'node_modules'))
  const model = modelOf(root)
  const fixes = RULES.filter(({ id }) => id.startsWith('unguarded-')).flatMap(rule =>
    [...rule.check(model)].flatMap(({ fix }) => fix ?? []),
  )
  plan = planFixes(fixes, model.project.text)
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

function after(file: string): string {
  return plan.changes.find(each => each.file === file)?.after ?? ''
}

describe('a guard that is put first', () => {
  it('answers 401 as JSON where the answer is free', () => {
    expect(after('app/api/plain/route.ts')).toContain(`import { auth } from '@clerk/nextjs/server'

export async function POST(request: Request) {
  const { userId } = await auth()
  if (!userId) return Response.json({ error: 'Unauthorized' }, { status: 401 })
  const { title }`)
  })

  it('leaves by itself where the type of the answer takes no other', () => {
    expect(after('app/api/typed/route.ts')).toContain('{\n  await auth.protect()\n  const post')
  })

  it('keeps tabs, double quotes and semicolons, and takes another name where its own is taken', () => {
    expect(after('app/api/next/route.ts')).toContain(
      '\tconst { userId: callerId } = await auth();\n\tif (!callerId) return NextResponse.json({ error: "Unauthorized" }, { status: 401 });\n',
    )
  })

  it('gives an arrow a body, makes it asynchronous, and leaves the head of the file where it is', () => {
    const text = after('app/api/arrow/route.ts')
    expect(text.startsWith('// What this file is for.\n\nimport')).toBe(true)
    expect(text).toContain(
      'export const POST = async (request: Request): Promise<Response> => {\n  const { userId } = await auth()',
    )
    expect(text).toContain('  return db.post.create({ data: request.url })')
  })

  it("throws from an action, behind 'use server'", () => {
    const text = after('app/actions.ts')
    expect(text.startsWith("'use server'\n\nimport")).toBe(true)
    expect(text.match(/if \(!userId\) throw new Error\('Unauthorized'\)/g)).toHaveLength(2)
    expect(text.match(/import \{ auth \}/g)).toHaveLength(1)
  })

  it('protects a page', () => {
    expect(after('app/page.ts')).toContain('slug: string }> }) {\n  await auth.protect()\n')
  })

  it('is code that compiles against the real packages', { timeout: 240_000 }, () => {
    for (const { file, after: text } of plan.changes) if (text !== null) write(file, text)
    const { stdout, status } = spawnSync(join(MODULES, '.bin/tsc'), ['-p', root], { encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })
})
