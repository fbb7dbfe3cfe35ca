import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { createFixture } from 'fs-fixture'
import type { FileTree } from 'fs-fixture'
import { Webhook } from 'svix'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SELF } from './cli-io.ts'
import { loaded, template } from './template-app.ts'
import { LIBRARIES, ROUTE, fixed } from './webhook-app.ts'
import { SHAPES } from './webhook-shapes.ts'

const TEMPLATES = ['webhook-route.ts', 'webhook-route-svix.ts']
const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`
const TSC = join(SELF, 'node_modules/typescript/bin/tsc')

describe('fixed handlers', () => {
  it('compile against Clerk, Next and svix as they are published', async () => {
    const files: FileTree = { ...LIBRARIES }
    for (const [index, shape] of SHAPES.entries()) {
      const { text } = await fixed(shape)
      files[`shape-${index}/${(shape.file ?? ROUTE).split('/').at(-1)}`] = text
    }
    await using fixture = await createFixture(files)
    symlinkSync(join(SELF, 'node_modules'), fixture.getPath('node_modules'))
    expect(compilerErrors(fixture.path)).toBe('')
    // The same compiler, were a name of theirs to change, would say so.
    await fixture.writeFile('wrong.ts', "import { verifyHook } from '@clerk/nextjs/webhooks'\nverifyHook()\n")
    expect(compilerErrors(fixture.path)).toContain('wrong.ts')
  })

  it.each(TEMPLATES)('%s begins with the check that the fix writes', async name => {
    const [check = ''] =
      /  const signingSecret[^]*?(?=\n\n  \/\/ The id is the same)/.exec(template(name)) ?? []
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
    const acted = vi.fn<() => Promise<Response>>(async () => new Response())
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

/** Loads a route with the real packages. */
async function handlerIn(text: string): Promise<Post> {
  const { POST: handler } = await loaded('route.ts', text, { 'lib/db.ts': SPY_DB })
  return async request => {
    const answer: unknown = typeof handler === 'function' ? await handler(request) : undefined
    if (!(answer instanceof Response)) throw new Error('no response')
    return answer
  }
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
