import { execFileSync } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { createFixture } from 'fs-fixture'
import type { FileTree } from 'fs-fixture'
import { Webhook } from 'svix'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { buildModel } from '../scripts/access/build-model.ts'
import type { Model } from '../scripts/access/model.ts'
import type { Fix } from '../scripts/core/fix.ts'
import type { EntryPoint } from '../scripts/endpoints/entry-point.ts'
import { planFixes } from '../scripts/fixes/plan.ts'
import { verifierFor } from '../scripts/fixes/webhook-handler.ts'
import { openProject } from '../scripts/project/open.ts'
import { webhookFix } from '../scripts/rules/webhooks/fix.ts'
import { SELF } from './cli-io.ts'
import { BEYOND, SHAPES } from './webhook-shapes.ts'
import type { Shape } from './webhook-shapes.ts'

const ROUTE = 'app/api/webhooks/clerk/route.ts'
const TEMPLATES = ['webhook-route.ts', 'webhook-route-svix.ts']
const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`
const TSC = join(SELF, 'node_modules/typescript/bin/tsc')

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: 'ES2017',
    lib: ['dom', 'dom.iterable', 'esnext'],
    module: 'esnext',
    moduleResolution: 'bundler',
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowJs: true,
    paths: { '@/*': ['./*'] },
  },
  include: ['**/*.ts', '**/*.js'],
})

const LIBRARIES: FileTree = {
  'lib/db.ts': "import { PrismaClient } from '@prisma/client'\nexport const db = new PrismaClient()\n",
  'lib/log.ts':
    'export const withLogging = <T>(handler: T): T => handler\nexport function verifyWebhook(): void {}\n',
  'prisma.d.ts':
    "declare module '@prisma/client' {\n  export class PrismaClient { user: any; session: any }\n}\n",
  'tsconfig.json': TSCONFIG,
}

function appOf({ route, file, clerk }: Pick<Shape, 'route' | 'file' | 'clerk'>): FileTree {
  const dependencies = { '@clerk/nextjs': clerk ?? '7.9.17', next: '16.4.6', '@prisma/client': '7.0.0' }
  return {
    'package.json': JSON.stringify({ name: 'app', dependencies }),
    ...LIBRARIES,
    [file ?? ROUTE]: route,
  }
}

/** The app's webhook endpoint, looked at with everything around it. */
async function inApp<T>(
  shape: Pick<Shape, 'route' | 'file' | 'clerk'>,
  look: (model: Model, post: EntryPoint) => T,
): Promise<T> {
  await using fixture = await createFixture(appOf(shape))
  const model = buildModel(openProject(fixture.path))
  const post = model.endpoints.find(endpoint => endpoint.method === 'POST')
  if (post === undefined) throw new Error('no endpoint')
  return look(model, post)
}

async function fixed(shape: Shape): Promise<{ fix: Fix; text: string }> {
  return await inApp(shape, ({ project }, post) => {
    const fix = webhookFix(project, post)
    if (fix === undefined) throw new Error('no fix')
    const { changes } = planFixes([fix], project.text)
    return { fix, text: changes[0]?.after ?? shape.route }
  })
}

describe.each(SHAPES)('$name', shape => {
  it('is verified before anything else happens, and otherwise stays', async () => {
    const { fix, text } = await fixed(shape)
    expect(fix).toMatchObject({ safety: 'safe', create: [] })
    for (const part of shape.holds) expect(text).toContain(part)
    const check = text.search(/verifyWebhook\(|verify\(/)
    const used = text.search(/\b(?:db\.|fetch\(|JSON\.parse\()/)
    expect(check).toBeGreaterThan(0)
    expect(check).toBeLessThan(used)
    // Taking out the lines that were added leaves the rest in its order.
    const kept = shape.route
      .split(/\r?\n/)
      .filter(line => !/await \w+\.json\(\)|^export function|req =>/.test(line))
    let from = 0
    for (const line of kept.filter(line => line.trim() !== '')) {
      from = text.indexOf(line, from)
      expect(from, line).toBeGreaterThanOrEqual(0)
    }
    expect(text.includes('\r\n')).toBe(shape.route.includes('\r\n'))
    expect(text.replaceAll('\r\n', '')).not.toMatch(/\r/)
  })

  it('turns a signed-out caller away afterwards, and needs no second fix', async () => {
    const { text } = await fixed(shape)
    const states = await Promise.all(
      [shape.route, text].map(route =>
        inApp({ ...shape, route }, (model, post) => model.judge(post).access.state),
      ),
    )
    expect(states).toEqual(['webhook-unverified', 'webhook-verified'])
    const again = await fixed({ ...shape, route: text })
    expect(again.fix.edits).toEqual([])
  })
})

describe.each(BEYOND)('$name', shape => {
  it('is left alone, and the fix says what to write', async () => {
    const fix = await inApp(shape, ({ project }, post) => webhookFix(project, post))
    expect(fix).toMatchObject({ safety: 'review', edits: [], create: [] })
    expect(fix?.remains).toEqual([expect.stringContaining('verifyWebhook(request)')])
  })
})

describe('the fix', () => {
  const [first] = SHAPES
  const route = first?.route ?? ''

  it('is for Clerk alone: not for another service, and for review where one is named', async () => {
    const other = route.replace('user.created', 'invoice.paid')
    expect(await inApp({ route: other }, ({ project }, post) => webhookFix(project, post))).toBeUndefined()
    const stripe = `import Stripe from 'stripe'\n${route}`
    const fix = await inApp({ route: stripe }, ({ project }, post) => webhookFix(project, post))
    expect(fix).toMatchObject({ safety: 'review' })
    expect(fix?.edits).not.toEqual([])
  })

  it('names the package it needs, and the secret by the name the app has for it', async () => {
    await using fixture = await createFixture({
      ...appOf({ route, clerk: '6.20.0' }),
      '.env.example': 'CLERK_WEBHOOK_SECRET=whsec_xxx\n',
    })
    const model = buildModel(openProject(fixture.path))
    const fixes = model.endpoints.flatMap(endpoint => webhookFix(model.project, endpoint) ?? [])
    expect(fixes).toMatchObject([{ install: ['svix@1'] }])
    expect(fixes[0]?.edits.map(edit => edit.text).join('')).toContain('process.env.CLERK_WEBHOOK_SECRET\n')
    expect(fixes[0]?.remains).toEqual([expect.stringContaining('CLERK_WEBHOOK_SECRET')])
  })

  it('keeps a byte order mark at the head', async () => {
    const bare = `\uFEFFexport async function POST(req: Request) {\n  const e = await req.json()\n  await fetch('https://crm.example', { body: e.data, method: 'user.created' })\n  return new Response()\n}\n`
    const { text } = await fixed({ name: '', route: bare, holds: [] })
    expect(text.startsWith('\uFEFFimport { verifyWebhook }')).toBe(true)
  })
})

describe('verifierFor', () => {
  it.each([
    [[6, 23, 2], 6, 'svix'],
    [[6, 23, 3], 6, 'clerk'],
    [[6, 24, 0], 6, 'clerk'],
    [[7, 0, 0], 7, 'clerk'],
    [[4, 31, 8], 4, 'svix'],
    [undefined, 7, 'clerk'],
    [undefined, 6, 'svix'],
    [undefined, null, 'clerk'],
  ] as const)('%j (major %j): %s', (version, major, expected) => {
    expect(verifierFor(version, major)).toBe(expected)
  })
})

describe('templates and fixed handlers', () => {
  it('compile against Clerk, Next and svix as they are published', async () => {
    const files: FileTree = { ...LIBRARIES }
    for (const name of TEMPLATES) files[`templates/${name}`] = template(name)
    for (const [index, shape] of SHAPES.entries()) {
      const { text } = await fixed(shape)
      files[`shape-${index}/${(shape.file ?? ROUTE).split('/').at(-1)}`] = text
    }
    await using fixture = await createFixture(files)
    symlinkSync(join(SELF, 'node_modules'), fixture.getPath('node_modules'))
    expect(compilerErrors(fixture.path)).toBe('')
    // The same compiler, were a name of theirs to change, would say so.
    await fixture.writeFile(
      'wrong.ts',
      template('webhook-route.ts').replaceAll('verifyWebhook', 'verifyHook'),
    )
    expect(compilerErrors(fixture.path)).toContain('wrong.ts')
  })

  it.each(TEMPLATES)('%s begins with the check that the fix writes', async name => {
    const [check = ''] = /  const signingSecret[^]*?(?=\n\n  await handle)/.exec(template(name)) ?? []
    const bare = template(name)
      .replace(check, '  const event: WebhookEvent = await request.json()')
      .replace(/import \{ (?:verifyWebhook|Webhook) \}.*\n/, '')
    expect(bare).not.toContain('signingSecret')
    const { text } = await fixed({
      name,
      route: bare,
      clerk: name.includes('svix') ? '6.0.0' : '7.9.17',
      holds: [],
    })
    expect(text).toBe(template(name))
  })
})

describe.each([
  ...TEMPLATES.map(name => ({ name, text: async () => template(name) })),
  ...SHAPES.map(shape => ({ name: shape.name, text: async () => (await fixed(shape)).text })),
])('run for real: $name', ({ text }) => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  it('acts on a signed event, and on nothing else', async () => {
    const post = await handlerIn(await text())
    const acted = vi.fn(async () => new Response())
    vi.stubGlobal('acted', acted)
    vi.stubGlobal('fetch', acted)
    vi.stubEnv('CLERK_WEBHOOK_SIGNING_SECRET', SECRET)
    const body = JSON.stringify({
      type: 'user.created',
      object: 'event',
      data: { id: 'user_1' },
      timestamp: 1,
    })
    for (const [what, headers] of Object.entries(forgeries(body))) {
      const answer = await post(requestOf(body, headers))
      expect([what, answer.status, await answer.text()]).toEqual([what, 400, 'Bad Request'])
    }
    expect(acted).not.toHaveBeenCalled()
    expect((await post(requestOf(body, signed(body)))).status).toBeLessThan(300)

    vi.stubEnv('CLERK_WEBHOOK_SIGNING_SECRET', '')
    const log = vi.spyOn(console, 'error').mockReturnValue(undefined)
    acted.mockClear()
    const answer = await post(requestOf(body, signed(body)))
    expect([answer.status, await answer.text()]).toEqual([500, 'Internal Server Error'])
    expect(acted).not.toHaveBeenCalled()
    expect(log).toHaveBeenCalledOnce()
  })
})

function template(name: string): string {
  return readFileSync(join(SELF, 'templates/next', name), 'utf8')
}

function compilerErrors(folder: string): string {
  try {
    execFileSync(process.execPath, [TSC, '-p', folder], { encoding: 'utf8' })
    return ''
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  }
}

/** A `db` whose every method reports to the test, in place of the app's own. */
const SPY_DB = `
const table = new Proxy({}, { get: () => (...given) => globalThis.acted(...given) })
export const db = new Proxy({}, { get: () => table })
`

type Post = (request: Request) => Promise<Response>

/** Bundles a route with the real packages and loads it. */
async function handlerIn(text: string): Promise<Post> {
  await using fixture = await createFixture({ 'route.ts': text, 'lib/db.ts': SPY_DB })
  symlinkSync(join(SELF, 'node_modules'), fixture.getPath('node_modules'))
  const out = fixture.getPath('out.mjs')
  await build({
    absWorkingDir: fixture.path,
    entryPoints: ['route.ts'],
    outfile: out,
    bundle: true,
    format: 'esm',
    platform: 'node',
    alias: { '@/lib/db': './lib/db.ts' },
    tsconfigRaw: {},
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  })
  const module: { POST: Post } = await import(/* @vite-ignore */ pathToFileURL(out).href)
  return module.POST
}

function requestOf(body: string, headers: Record<string, string>): Request {
  return new Request('https://app.example/api/webhooks/clerk', { method: 'POST', body, headers })
}

function signed(body: string, secret = SECRET, at = new Date()): Record<string, string> {
  const id = 'msg_1'
  return {
    'svix-id': id,
    'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
    'svix-signature': new Webhook(secret).sign(id, at, body),
  }
}

function forgeries(body: string): Record<string, Record<string, string>> {
  const good = signed(body)
  const other = `whsec_${Buffer.from('another secret, which is not ours').toString('base64')}`
  return {
    'no headers': {},
    'another secret': signed(body, other),
    'another body': signed(`${body} `),
    'an hour old': signed(body, SECRET, new Date(Date.now() - 3_600_000)),
    'no signature': { ...good, 'svix-signature': '' },
    'another id': { ...good, 'svix-id': 'msg_2' },
  }
}
