import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generator } from './random.ts'

/** A generated Next app: the same seed yields the same bytes. */
export interface BenchApp {
  files: number
  /** Files that hold an endpoint or a guard. */
  candidates: number
  bytes: number
}

interface Size {
  files: number
  candidates: number
  seed: number
}

/** Components of real apps are about this long. */
const COMPONENT_ELEMENTS = 55

/** Writes the app into `root`, which must not exist, as a git repository with everything in its index. */
export function generateApp(root: string, { files, candidates, seed }: Size): BenchApp {
  const random = generator(seed)
  const contents = new Map(Object.entries(FIXED))
  const endpoints = candidates - 2
  for (let i = 0; i < endpoints; i++) contents.set(...endpointFile(i, random))
  for (let i = 0; contents.size < files; i++)
    contents.set(`components/group-${i % 40}/component-${i}.tsx`, component(i, random))
  let bytes = 0
  for (const [file, text] of contents) {
    const path = join(root, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    bytes += Buffer.byteLength(text)
  }
  execFileSync('git', ['init', '--quiet'], { cwd: root })
  execFileSync('git', ['add', '.'], { cwd: root })
  return { files: contents.size, candidates, bytes }
}

const FIXED = {
  'package.json': JSON.stringify({
    name: 'bench',
    private: true,
    dependencies: { '@clerk/nextjs': '7.9.17', next: '16.4.6', react: '19.2.6', zod: '4.6.7' },
  }),
  '.gitignore': 'node_modules\n.next\n.env*\n.clerk/\n',
  'tsconfig.json': JSON.stringify({ compilerOptions: { strict: true, paths: { '@/*': ['./*'] } } }),
  'proxy.ts': `import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
const isOpen = createRouteMatcher(['/', '/sign-in(.*)', '/api/open(.*)'])
export default clerkMiddleware(async (auth, request) => {
  if (!isOpen(request)) await auth.protect()
})
export const config = { matcher: ['/((?!_next|.*\\\\..*).*)', '/api/(.*)'] }
`,
  'lib/guard.ts': `import { auth } from '@clerk/nextjs/server'
export async function requireUser() {
  const { userId } = await auth()
  if (!userId) throw new Error('signed out')
  return userId
}
`,
  'lib/db.ts': `export const db = {
  async find(table: string, where: object) { return fetch('https://db.test/' + table, { method: 'POST', body: JSON.stringify(where) }) },
  async save(table: string, row: object) { return fetch('https://db.test/' + table, { method: 'PUT', body: JSON.stringify(row) }) },
}
`,
}

const TABLES = ['posts', 'orders', 'teams', 'invoices', 'messages', 'notes', 'files', 'members']

function pick(random: () => number, words: readonly string[]): string {
  return words[Math.floor(random() * words.length)] ?? ''
}

/** A third each of route handlers, server actions and pages; about one in four has no guard of its own. */
function endpointFile(i: number, random: () => number): [string, string] {
  const table = pick(random, TABLES)
  const guard = random() < 0.25 ? '' : '  const userId = await requireUser()\n'
  const who = guard === '' ? "'nobody'" : 'userId'
  const imports = `import { db } from '@/lib/db'\nimport { requireUser } from '@/lib/guard'\n`
  const filler = functions(i, 12, random)
  if (i % 3 === 0) {
    const handler = `export async function POST(request: Request) {\n${guard}  const body = await request.json()\n  await db.save('${table}', { ...body, owner: ${who} })\n  return Response.json({ ok: true })\n}\n`
    return [`app/api/${table}-${i}/route.ts`, `${imports}${filler}${handler}`]
  }
  if (i % 3 === 1) {
    const action = `export async function save${i}(input: { title: string }) {\n${guard}  await db.save('${table}', { ...input, owner: ${who} })\n}\n`
    return [`app/actions/${table}-${i}.ts`, `'use server'\n${imports}${action}`]
  }
  const page = `export default async function Page() {\n${guard}  const rows = await db.find('${table}', { owner: ${who} })\n  return <pre>{JSON.stringify(rows)}</pre>\n}\n`
  return [`app/${table}-${i}/page.tsx`, `${imports}${filler}${page}`]
}

function functions(i: number, count: number, random: () => number): string {
  const one = (n: number) =>
    `function step${i}_${n}(value: number): number {\n  const scaled = value * ${Math.floor(random() * 1000)} + ${n}\n  return scaled > 100 ? scaled % 97 : scaled\n}\n`
  return Array.from({ length: count }, (_, n) => one(n)).join('')
}

function component(i: number, random: () => number): string {
  const line = (n: number) =>
    `      <li key="${n}" className="item-${Math.floor(random() * 1e6)}" onClick={() => setCount(count + ${n})}>{props.${pick(random, TABLES)}}</li>\n`
  const items = Array.from({ length: COMPONENT_ELEMENTS }, (_, n) => line(n)).join('')
  const props = TABLES.map(table => `${table}?: string`).join('; ')
  return `'use client'\nimport { useState } from 'react'\nexport function Component${i}(props: { ${props} }) {\n  const [count, setCount] = useState(0)\n  return (\n    <ul>\n${items}    </ul>\n  )\n}\n`
}
