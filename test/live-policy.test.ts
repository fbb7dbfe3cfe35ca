import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportSchema } from '../scripts/core/report.ts'
import type { Report } from '../scripts/core/report.ts'
import { chromiumIn } from '../scripts/live/browser.ts'
import { SELF, run } from './cli-io.ts'
import { packagesOf } from './e2e/stack.ts'
import { appWithNext, serving } from './e2e/live-app.ts'

const HOST = 'verify-loopback-12.clerk.accounts.dev'
const CLERK = `connect-src 'self' https://${HOST}; img-src 'self' https://img.clerk.com; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'`
const CLOSED = `${CLERK}; frame-src 'self' https://challenges.cloudflare.com; form-action 'self'; base-uri 'self'; object-src 'none'`
/** As `contentSecurityPolicy: { strict: true }` writes it in production, and without `strict`. */
const STRICT = `default-src 'self'; ${CLOSED}; script-src 'self' 'unsafe-inline' 'strict-dynamic' 'nonce-NONCE'`
const LOOSE = `default-src 'self'; ${CLOSED}; script-src 'self' 'unsafe-inline' https: http:`

/** `npm run planted-test` looks at every policy, the usual run at three of them. */
const ALL = process.env['CLERK_SECURITY_PLANTED'] !== undefined

/** A page with Clerk's scripts in it, as a program without a framework embeds them. */
function pageWith(policy: string, nonce: string): string {
  return serving(`
const nonce = ${nonce}
const key = process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY
const script = (name, file, more) => '<script nonce="' + nonce + '" crossorigin="anonymous" ' + more + ' src="https://${HOST}/npm/@clerk/' + name + '/dist/' + file + '"></script>'
response.setHeader('content-type', 'text/html')
response.setHeader('content-security-policy', ${JSON.stringify(policy)}.replace('NONCE', nonce))
if (request.url === '/start.js') {
  response.setHeader('content-type', 'text/javascript')
  response.end("addEventListener('load', () => Clerk.load({ ui: { ClerkUI: window.__internal_ClerkUICtor } }))")
} else response.end('<!doctype html><title>x</title><body><h1>Press office</h1>'
  + script('clerk-js@6', 'clerk.browser.js', 'data-clerk-publishable-key="' + key + '"') + script('ui@1', 'ui.browser.js', '')
  + '<script nonce="' + nonce + '" src="/start.js"></script></body>')`)
}

const FRESH = `require('node:crypto').randomBytes(16).toString('base64')`

interface Judged {
  /** By what the probe's id ends with. */
  verdicts: Record<string, string>
  findings: Report['findings']
  unknown: Report['coverage']['endpoints']['unknown']
}

async function judged(policy: string, nonce = FRESH, more: readonly string[] = WITH_CLERK): Promise<Judged> {
  const app = appWithNext(pageWith(policy, nonce))
  try {
    const out = join(app, 'report.json')
    const flags = ['--only', 'headers', '--format', 'json', '--out', out, ...more]
    const { stderr } = await run(['verify', app, ...flags], SELF, { ...process.env })
    const report = reportSchema.parse(JSON.parse(readFileSync(out, 'utf8')), { error: () => stderr })
    const own = report.probes.filter(({ id }) => id.includes(' policy '))
    return {
      verdicts: Object.fromEntries(own.map(({ id, verdict }) => [id.replace(/.* policy /, ''), verdict])),
      findings: report.findings.filter(({ ruleId }) => ruleId === 'verified-policy'),
      unknown: report.coverage.endpoints.unknown,
    }
  } finally {
    rmSync(app, { recursive: true, force: true })
  }
}

const WITH_CLERK = ['--clerk-js', packagesOf('clerk-js')]
const GOOD = {
  'lets the sign-in render': 'pass',
  'stops nothing of its own': 'pass',
  'stops an injected script': 'pass',
  'stops an injected frame': 'pass',
  'stops an injected form': 'pass',
}

describe.skipIf(chromiumIn(process.env) === undefined)('a policy in a browser', { timeout: 120_000 }, () => {
  it('passes where Clerk renders and nothing that is slipped in runs', async () => {
    expect(await judged(STRICT)).toMatchObject({ verdicts: GOOD, findings: [] })
  })

  it('says of one that is not strict that it stops no script', async () => {
    const { verdicts, findings } = await judged(LOOSE)
    expect(verdicts).toEqual({ ...GOOD, 'stops an injected script': 'fail' })
    expect(findings.map(({ severity }) => severity)).toEqual(['low'])
    expect(findings[0]?.message).toContain('inline, handler, foreign')
  })

  it.runIf(ALL)('fails where every answer bears the same nonce', async () => {
    const { verdicts, findings } = await judged(STRICT, `'c2FtZQ=='`)
    expect(verdicts).toEqual({ ...GOOD, 'stops an injected script': 'fail' })
    expect(findings.map(({ severity }) => severity)).toEqual(['high'])
    expect(findings[0]?.message).toContain('old nonce')
  })

  it('fails where Clerk is kept out', async () => {
    const { verdicts, findings } = await judged(STRICT.replace(`https://${HOST}`, ''))
    expect(verdicts).toMatchObject({ 'lets the sign-in render': 'fail', 'stops nothing of its own': 'fail' })
    expect(findings.map(({ severity }) => severity)).toEqual(['medium'])
    expect(findings[0]?.message).toContain('connect-src')
  })

  it.runIf(ALL)('fails where no script of Clerk may run', async () => {
    const { verdicts, findings } = await judged(STRICT.replace(/script-src.*/, "script-src 'self'"))
    expect(verdicts).toMatchObject({ 'lets the sign-in render': 'fail', 'stops nothing of its own': 'fail' })
    expect(findings.map(({ severity }) => severity)).toEqual(['medium'])
  })

  it.runIf(ALL)('fails where forms go anywhere and frames come from anywhere', async () => {
    const open = STRICT.replace("form-action 'self'", '').replace(/frame-src[^;]*/, 'frame-src *')
    const { verdicts, findings } = await judged(open)
    expect(verdicts).toEqual({ ...GOOD, 'stops an injected frame': 'fail', 'stops an injected form': 'fail' })
    expect(findings.map(({ severity }) => severity)).toEqual(['low'])
  })

  it.runIf(ALL)('does not know whether Clerk renders where there is no clerk-js', async () => {
    const { verdicts, findings } = await judged(STRICT, FRESH, [])
    expect(verdicts).toEqual({
      ...GOOD,
      'lets the sign-in render': 'unknown',
      'stops nothing of its own': 'unknown',
    })
    expect(findings).toEqual([])
  })
})

it('says so where there is no browser', { timeout: 60_000 }, async () => {
  const app = appWithNext(pageWith(STRICT, FRESH))
  const out = join(app, 'report.json')
  await run(['verify', app, '--only', 'headers', '--format', 'json', '--out', out], SELF, {
    CHROME_PATH: join(app, 'nothing'),
  })
  const { coverage, probes } = reportSchema.parse(JSON.parse(readFileSync(out, 'utf8')))
  rmSync(app, { recursive: true, force: true })
  expect(probes.filter(({ id }) => id.includes(' policy '))).toEqual([])
  expect(coverage.endpoints.unknown).toContainEqual({
    what: 'verify: Content-Security-Policy',
    because: expect.stringContaining('there is no Chromium'),
  })
})
