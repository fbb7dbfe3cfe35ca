import { createFixture } from 'fs-fixture'
import { describe, expect, it } from 'vitest'
import { answerTo, questionOf } from '../scripts/access/questions.ts'
import { modelOf } from './audited.ts'

const PACKAGE = JSON.stringify({
  dependencies: {
    next: '16.4.6',
    '@clerk/nextjs': '7.9.17',
    '@acme/kit': '1.0.0',
    '@prisma/client': '7.0.0',
  },
})
const ROUTE = `import { PrismaClient } from '@prisma/client'
import { admit, stamp } from '@acme/kit'
const db = new PrismaClient()
export async function POST(req: Request) {
  await admit(req)
  await db.post.create({ data: await req.json() })
  return new Response('ok')
}
export async function GET() {
  await stamp()
  return new Response('ok')
}
`

async function judged(files: Record<string, string>) {
  await using fixture = await createFixture({ 'package.json': PACKAGE, ...files })
  const model = modelOf(fixture.path)
  return model.endpoints.map(endpoint => ({ endpoint, access: model.judge(endpoint).access, model }))
}

async function stateOf(method: string, files: Record<string, string>): Promise<string | undefined> {
  return (await judged(files)).find(({ endpoint }) => endpoint.method === method)?.access.state
}

describe('what developers declare of their own functions', () => {
  const route = { 'app/api/posts/route.ts': ROUTE }

  it('a guard of a package turns callers away', async () => {
    const config = { guards: [{ module: '@acme/kit', export: 'admit' }] }
    expect(await stateOf('POST', { ...route, 'clerk-security.config.json': JSON.stringify(config) })).toBe(
      'guarded',
    )
    expect(await stateOf('POST', route)).not.toBe('guarded')
  })

  it('an effect counts as it is declared, or not at all', async () => {
    const none = { effects: [{ module: '@acme/kit', export: 'stamp', effect: 'none' }] }
    const write = { effects: [{ module: '@acme/kit', export: 'stamp', effect: 'write' }] }
    expect(await stateOf('GET', { ...route, 'clerk-security.config.json': JSON.stringify(none) })).toBe(
      'public',
    )
    expect(await stateOf('GET', { ...route, 'clerk-security.config.json': JSON.stringify(write) })).toBe(
      'unguarded',
    )
    expect(await stateOf('GET', route)).toBe('unknown')
  })
})

describe('questions', () => {
  const page = (text: string) => ({
    'app/posts/page.tsx': `import { PrismaClient } from '@prisma/client'\nconst db = new PrismaClient()\nexport default async function Page() {\n  const posts = await db.post.findMany()\n  return <p>${text}{posts.length}</p>\n}\n`,
  })

  it('are asked once, and again when the code changes', async () => {
    const [first] = await judged(page('Posts'))
    const question = first && questionOf(first.endpoint, first)
    expect(question?.ask).toContain('Is it meant that everybody sees')
    const answers = [
      {
        question: question?.id ?? '',
        answer: 'no' as const,
        reason: 'members only',
        code: question?.code ?? '',
      },
    ]
    expect(question && answerTo(question, { answers })?.state).toBe('unguarded')
    const [changed] = await judged(page('All posts'))
    const again = changed && questionOf(changed.endpoint, changed)
    expect(again?.id).toBe(question?.id)
    expect(again && answerTo(again, { answers })).toBeUndefined()
  })

  it('are not asked of a page that the middleware opens by name', async () => {
    const proxy = `import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
const open = createRouteMatcher(['/posts'])
export default clerkMiddleware(async (auth, req) => {
  if (!open(req)) await auth.protect()
})
`
    const all = await judged({ ...page('Posts'), 'proxy.ts': proxy })
    const found = all.find(({ endpoint }) => endpoint.kind === 'page')
    expect(found?.access.state).toBe('public')
    expect(found && questionOf(found.endpoint, found)).toBeUndefined()
  })
})

describe('a page that the matcher merely leaves out', () => {
  it('is named by nobody, so the question stays', async () => {
    const proxy = `import { clerkMiddleware } from '@clerk/nextjs/server'
export default clerkMiddleware(async auth => {
  await auth.protect()
})
export const config = { matcher: ['/x1-unlisted-x2/(.*)', '/api/(.*)'] }
`
    const all = await judged({
      'app/posts/page.tsx':
        "import { PrismaClient } from '@prisma/client'\nconst db = new PrismaClient()\nexport default async function Page() {\n  return <p>{(await db.post.findMany()).length}</p>\n}\n",
      'proxy.ts': proxy,
    })
    const found = all.find(({ endpoint }) => endpoint.kind === 'page')
    expect(found && questionOf(found.endpoint, found)?.ask).toContain('Is it meant')
  })
})

describe('other callers', () => {
  const guard = (line: string) => ({
    'app/api/x/route.ts': `import { auth } from '@clerk/nextjs/server'\nimport { PrismaClient } from '@prisma/client'\nconst db = new PrismaClient()\nexport async function POST(req: Request, { params }: { params: Promise<{ id: string }> }) {\n  const { userId, orgId, has } = await auth()\n  ${line}\n  await db.post.create({ data: {} })\n  return new Response('ok')\n}\n`,
  })
  const REFUSE = "return new Response('no', { status: 403 })"

  it.each([
    [
      'any user',
      `if (!userId) ${REFUSE}`,
      { anonymous: 'denied', pending: 'denied', 'signed-in': 'reached' },
    ],
    ['a member', `if (!orgId) ${REFUSE}`, { anonymous: 'denied', 'signed-in': 'denied', member: 'reached' }],
    [
      'a permission',
      `if (!has({ permission: 'org:posts:write' })) ${REFUSE}`,
      { anonymous: 'denied', 'signed-in': 'denied', member: 'denied', 'other-organisation': 'denied' },
    ],
    [
      'the owner',
      `const post = await db.post.findUnique({ where: { id: (await params).id } })\n  if (post?.authorId !== userId) ${REFUSE}`,
      { anonymous: 'denied', 'signed-in': 'denied' },
    ],
    ['nobody', '', { anonymous: 'reached', pending: 'reached', 'signed-in': 'reached' }],
  ])('a handler that asks for %s', async (_, line, row) => {
    const [found] = await judged(guard(line))
    expect(found?.access.callers).toMatchObject(row)
  })
})
