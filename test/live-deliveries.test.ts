import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterEach, describe, expect, it } from 'vitest'
import { openApp } from '../scripts/live/open.ts'
import type { Measured } from '../scripts/live/setting.ts'
import { verifyParts } from '../scripts/live/verify.ts'
import { runAudit } from '../scripts/cli/run-audit.ts'
import { subjectOf } from '../scripts/cli/verify/subject.ts'
import { deliveriesFor } from '../scripts/live/deliveries/forged.ts'
import { SELF } from './cli-io.ts'
import { appWithNext, serving } from './e2e/live-app.ts'

const SVIX = createRequire(import.meta.url).resolve('svix')
const SECRET = `whsec_${Buffer.from('a secret of this test').toString('base64')}`

const VERIFIED = `import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { writeFile } from 'node:fs/promises'

export async function POST(request: Request) {
  try {
    const event = await verifyWebhook(request)
    await writeFile('user.json', JSON.stringify(event.data))
  } catch {
    return new Response('Bad Request', { status: 400 })
  }
  return new Response(null, { status: 204 })
}
`

let app = ''
afterEach(() => rmSync(app, { recursive: true, force: true }))

/** A server whose webhook does what `check` says with `verified`, which throws for what svix refuses. */
async function asked(check: string, part: 'webhooks' | 'headers' = 'webhooks'): Promise<Measured> {
  app = appWithNext(
    serving(`
const chunks = []
request.on('data', chunk => chunks.push(chunk)).on('end', () => {
  const body = Buffer.concat(chunks).toString('utf8')
  const { Webhook } = require(${JSON.stringify(SVIX)})
  const verified = tolerance => new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET).verify(body, request.headers)
  const end = status => { response.statusCode = status; response.end('{}') }
  if (!request.url.startsWith('/api/webhooks')) { ${part === 'headers' ? "if (request.url === '/') response.setHeader('x-content-type-options', 'nosniff');" : ''} return end(200) }
  if (request.method !== 'POST') return end(405)
  ${check}
})`),
    { 'app/api/webhooks/clerk/route.ts': VERIFIED },
  )
  const filters = { only: [], rules: [], minConfidence: 'low', history: false } as const
  const subject = subjectOf(runAudit(app, filters, { self: SELF }))
  const opened = await openApp(subject, {
    production: false,
    machine: process.env,
    progress: () => {},
    patience: { build: 4000, ready: 20_000 },
  })
  try {
    return await verifyParts(opened.setting, [part])
  } finally {
    await opened.close()
  }
}

describe('a webhook of the running app', () => {
  it('that verifies takes what is genuine and refuses what is not', async () => {
    const { probes, findings, unknown } = await asked('try { verified(); end(204) } catch { end(400) }')
    expect(unknown).toEqual([])
    expect(findings).toEqual([])
    expect(probes.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
    expect(probes).toHaveLength(deliveriesFor(SECRET).length)
  })

  it.each([
    ['catches the check and goes on', 'try { verified() } catch {} end(204)', 'wrong-secret'],
    [
      'asks only whether the headers are there',
      "end(request.headers['svix-id'] ? 204 : 400)",
      'tampered-body',
    ],
    ['checks the parts of the body alone', 'end(body.includes("user.created") ? 204 : 400)', 'unsigned'],
  ])('that %s is found out', async (_says, check, name) => {
    const { findings, probes } = await asked(check)
    expect(findings.map(({ ruleId, severity }) => ({ ruleId, severity }))).toEqual([
      { ruleId: 'verified-open', severity: 'critical' },
    ])
    expect(probes.find(({ id }) => id.endsWith(` ${name}`))).toMatchObject({
      verdict: 'fail',
      got: 'accepted',
    })
  })

  it('that refuses everything passes nothing', async () => {
    const { probes, unknown } = await asked('end(400)')
    expect(probes).toEqual([])
    expect(unknown).toEqual([
      {
        what: 'verify: POST /api/webhooks/clerk',
        because: "a genuine delivery of Clerk's is answered with 400",
      },
    ])
  })
})

describe('headers of the running app', () => {
  it('that one answer bears are missed on the others', async () => {
    const { probes } = await asked('end(204)', 'headers')
    expect(probes.map(({ id, verdict }) => ({ id, verdict }))).toContainEqual({
      id: '/ header X-Content-Type-Options',
      verdict: 'pass',
    })
    expect(probes.filter(({ verdict }) => verdict === 'fail').length).toBeGreaterThan(0)
  })
})
