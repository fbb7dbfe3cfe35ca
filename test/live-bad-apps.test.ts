import { readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, describe, expect, it } from 'vitest'
import { AppFailed } from '../scripts/live/app/start.ts'
import type { Measured } from '../scripts/live/setting.ts'
import { openApp } from '../scripts/live/open.ts'
import { sender } from '../scripts/live/request.ts'
import { verifyParts } from '../scripts/live/verify.ts'
import { runAudit } from '../scripts/cli/run-audit.ts'
import { subjectOf } from '../scripts/cli/verify/subject.ts'
import { SELF, run } from './cli-io.ts'
import { CLERK, appWithNext, serving } from './e2e/live-app.ts'

const apps: string[] = []
afterEach(() => {
  for (const app of apps.splice(0)) rmSync(app, { recursive: true, force: true })
})

function app(script: string, files: Record<string, string> = {}): string {
  const folder = appWithNext(script, files)
  apps.push(folder)
  return folder
}

const LIMITS = { first: 1500, body: 500, bytes: 64 * 1024 }

/** Opens the app with little patience, and asks its routes. */
async function asked(folder: string): Promise<Measured> {
  const filters = { only: [], rules: [], minConfidence: 'low', history: false } as const
  const subject = subjectOf(runAudit(folder, filters, { self: SELF }))
  const opened = await openApp(subject, {
    production: false,
    machine: process.env,
    progress: () => {},
    patience: { build: 4000, ready: 4000 },
  })
  try {
    const send = sender(opened.setting.origin, '127.0.0.1', LIMITS)
    // The patience that a development server needs is none of a test's.
    const setting = { ...opened.setting, send: (ask: Parameters<typeof send>[0]) => send(ask) }
    return await verifyParts(setting, ['routes'])
  } finally {
    await opened.close()
  }
}

async function failure(folder: string): Promise<AppFailed> {
  const error: unknown = await asked(folder).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof AppFailed) return error
  throw new Error('the app was expected to fail', { cause: error })
}

describe('an app that cannot be asked', () => {
  it('has no packages: the sentence says what to do', async () => {
    const folder = app('')
    rmSync(`${folder}/node_modules`, { recursive: true })
    const { code, stderr } = await run(['verify', folder])
    expect(code).toBe(3)
    expect(stderr).toContain('Inconclusive: next is not installed in node_modules: install the packages')
  })

  it('crashes at its start: the last lines of its log are told, without its secrets', async () => {
    const secret = `sk_live_${'a1B2'.repeat(8)}`
    const folder = app(
      `console.error('no DATABASE_URL \\u001b[31m'); console.error('${secret}'); process.exit(7)`,
    )
    const { code, stderr } = await run(['verify', folder])
    expect(code).toBe(3)
    expect(stderr).toContain('the app crashed at its start: it ended with code 7')
    expect(stderr).toContain('no DATABASE_URL')
    expect(stderr).not.toContain(secret)
    expect(stderr).not.toContain('\u001B')
  })

  it('never listens', async () => {
    const error = await failure(app("console.log('compiling'); setInterval(() => {}, 1000)"))
    expect(error.message).toBe('the app did not answer within 4 s')
    expect(error.lines).toEqual(['compiling'])
  })

  it('does not let go: neither SIGTERM nor its children keep it alive', async () => {
    const child =
      "require('node:child_process').spawn(process.execPath, ['-e', 'process.on(\\'SIGTERM\\', () => {}); setInterval(() => {}, 1000)'])"
    await expect(
      asked(app(`process.on('SIGTERM', () => {}); ${child}; setInterval(() => {}, 1000)`)),
    ).rejects.toThrow('did not answer')
  })
})

describe('an app that answers badly is inconclusive or unknown, and never passed', () => {
  it.each([
    ['nothing', '', /the app does not answer: no answer within/],
    ['by closing the connection', 'request.socket.destroy()', /the app does not answer/],
    ['without the mark of Clerk', "response.end('hello')", /clerkMiddleware/],
    [
      'that our token is none of its',
      "response.setHeader('x-clerk-auth-status', 'signed-out'); response.setHeader('x-clerk-auth-reason', 'token-invalid'); response.statusCode = 401; response.end()",
      /refused a genuine token \(token-invalid\)/,
    ],
    [
      'redirects in a circle',
      `${CLERK}; response.writeHead(307, { location: request.url }); response.end()`,
      /it redirects in a circle/,
    ],
    ['500 for everybody', `${CLERK}; response.statusCode = 500; response.end('boom')`, /500 for everybody/],
    [
      'that everybody is signed in',
      "response.setHeader('x-clerk-auth-status', 'signed-in'); response.end('{}')",
      /a visitor without a token for signed in/,
    ],
    [
      '200 and a page that says that nothing is there',
      `${CLERK}; response.setHeader('content-type', 'text/html'); response.end('<h1>No such page</h1>')`,
      /what is shown at a path that is not there/,
    ],
    [
      '200 and a form for signing in',
      `${CLERK}; response.setHeader('content-type', 'text/html'); response.end('<p>' + request.url + '</p><input type="password">')`,
      /a form for signing in, for everybody/,
    ],
    ['404 for everybody', `${CLERK}; response.statusCode = 404; response.end()`, /404 for everybody/],
  ])('%s', { timeout: 60_000 }, async (_what, answer, because) => {
    const { probes, findings, unknown } = await asked(app(serving(answer)))
    expect(findings).toEqual([])
    expect(probes.filter(({ verdict }) => verdict === 'pass')).toEqual([])
    const told = [...unknown.map(each => each.because), ...probes.map(({ evidence }) => evidence)].join()
    expect(told).toMatch(because)
  })

  it('streams without end: the status is taken, the rest is cut', { timeout: 60_000 }, async () => {
    const stream =
      "const more = setInterval(() => response.write('data: x\\n\\n'), 20); response.on('close', () => clearInterval(more))"
    const { probes } = await asked(
      app(
        serving(
          `${CLERK}; response.statusCode = inside ? 200 : 401; if (!inside) return response.end(); ${stream}`,
        ),
      ),
    )
    const of = (name: string) => probes.find(({ id }) => id === `GET /api/notes as ${name}`)?.got
    expect(of('anonymous')).toBe('denied')
    expect(of('signed-in by bearer')).toBe('reached')
  })

  it('needs a database: who gets as far as that was let in', { timeout: 60_000 }, async () => {
    const fails =
      "console.error('Error: connect ECONNREFUSED 127.0.0.1:5432'); response.statusCode = 500; setTimeout(() => response.end('failed'), 50)"
    const { probes } = await asked(
      app(serving(`${CLERK}; if (!inside) { response.statusCode = 401; return response.end() } ${fails}`)),
    )
    const of = (name: string) => probes.find(({ id }) => id === `GET /api/notes as ${name}`)?.got
    expect(of('anonymous')).toBe('denied')
    expect(of('signed-in by bearer')).toBe('reached')
  })
})

describe('a page that a development server no longer builds', () => {
  const stalls = `${CLERK}
if (request.url !== '/') return response.end('{}')
const written = () => require('node:fs').statSync('app/page.tsx').mtimeMs
globalThis.first ??= written()
const waits = setInterval(() => {
  if (written() !== globalThis.first) response.end('<h1>Home</h1>')
}, 20)
response.on('close', () => clearInterval(waits))`

  it('is answered for when the server is made to build anew', { timeout: 60_000 }, async () => {
    const { probes } = await asked(app(serving(stalls)))
    const home = probes.filter(({ endpoint }) => endpoint === 'page /')
    expect(home.length).toBeGreaterThan(10)
    expect(home.filter(({ got }) => got !== 'reached')).toEqual([])
  })
})

describe('the environment of an app', () => {
  it('holds nothing of the user, and no production key stands beside it', { timeout: 60_000 }, async () => {
    process.env['VERIFY_TEST_OWN'] = 'mine'
    const script = serving(`${CLERK}; response.end(JSON.stringify(process.env))`)
    const folder = app(script, {
      '.env.local': 'STRIPE_SECRET_KEY=sk_live_nothing\nCLERK_SECRET_KEY=sk_test_own\n',
    })
    const filters = { only: [], rules: [], minConfidence: 'low', history: false } as const
    const subject = subjectOf(runAudit(folder, filters, { self: SELF }))
    const opened = await openApp(subject, { production: false, machine: process.env, progress: () => {} })
    const { body } = await opened.setting.send({ method: 'GET', path: '/', headers: {} })
    await opened.close()
    delete process.env['VERIFY_TEST_OWN']
    expect(body).not.toContain('mine')
    expect(body).not.toMatch(/sk_live|sk_test_own/)
    expect(JSON.parse(body)).toMatchObject({
      STRIPE_SECRET_KEY: 'made_for_verify_stripe_secret_key_0123456789abcdef',
    })
  })

  it('is refused where it holds a production key of Clerk', async () => {
    const { runVerify } = await import('../scripts/cli/verify/run.ts')
    const io = { stdout: { write: () => {} }, stderr: { write: () => {} }, cwd: SELF, self: SELF }
    const options = {
      path: SELF,
      format: 'text',
      failOn: 'high',
      minConfidence: 'low',
      verbose: false,
      production: false,
      only: [],
      skip: [],
      allowRemote: false,
      clerkJs: undefined,
      out: undefined,
      url: undefined,
    } as const
    const asking = runVerify(
      { ...options, only: [], skip: [] },
      { ...io, env: { CLERK_SECRET_KEY: `sk_live_${'x'.repeat(30)}` } },
    )
    await expect(asking).rejects.toThrow('CLERK_SECRET_KEY holds a production key')
  })
})

describe('an address', () => {
  it.each([
    [['--url', 'https://shop.example'], 2, 'is not this machine'],
    [['--url', 'http://localhost:3000/shop'], 2, 'the origin alone'],
    [['--url', 'localhost:3000'], 2, '--url takes an address'],
    [['--url', 'http://localhost:1', '--prod'], 2, 'give one of them'],
  ])('%j', async (flags, code, message) => {
    const ran = await run(['verify', app(''), ...flags])
    expect(ran.stderr).toContain(message)
    expect(ran.code).toBe(code)
  })
})

it('leaves no folder behind, whatever went wrong', async () => {
  await failure(app('process.exit(1)'))
  const own = `clerk-security-verify-${process.pid}-`
  expect(readdirSync(tmpdir()).filter(name => name.startsWith(own))).toEqual([])
})

it('a port that another process took meanwhile is left to it', { timeout: 60_000 }, async () => {
  const taken =
    "if (!require('node:fs').existsSync('tried')) { require('node:fs').writeFileSync('tried', ''); console.error('listen EADDRINUSE'); process.exit(1) }\n"
  const { probes } = await asked(
    app(`${taken}${serving(`${CLERK}; response.statusCode = inside ? 200 : 401; response.end()`)}`),
  )
  expect(probes.find(({ id }) => id === 'GET /api/notes as anonymous')?.got).toBe('denied')
})
