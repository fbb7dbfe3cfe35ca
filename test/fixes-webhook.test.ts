import { createFixture } from 'fs-fixture'
import { describe, expect, it } from 'vitest'
import { verifierFor } from '../scripts/fixes/webhook-handler.ts'
import { webhookFix } from '../scripts/rules/webhooks/fix.ts'
import { modelOf } from './audited.ts'
import { appOf, fixed, inApp } from './webhook-app.ts'
import { BEYOND } from './webhook-shapes-beyond.ts'
import { SHAPES } from './webhook-shapes.ts'

describe.each(SHAPES)('$name', shape => {
  it('is verified before anything else happens, and otherwise stays', async () => {
    const { fix, text } = await fixed(shape)
    expect(fix).toMatchObject({ safety: 'safe', create: [] })
    for (const part of shape.holds) expect(text).toContain(part)
    const check = text.search(/verifyWebhook\(|verify\(/)
    const used = text.search(/\b(?:db\.|fetch\(|JSON\.parse\()/)
    expect(check).toBeGreaterThan(0)
    expect(check).toBeLessThan(used)
    expect(missing(linesOf(shape.route), linesOf(text))).toEqual([])
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
  const route = `export async function POST(req: Request) {
  const event = await req.json()
  await fetch('https://crm.example/user', { method: event.type, body: 'user.created' })
  return new Response('ok')
}
`

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
    const model = modelOf(fixture.path)
    const fixes = model.endpoints.flatMap(endpoint => webhookFix(model.project, endpoint) ?? [])
    expect(fixes).toMatchObject([{ install: ['svix@1'] }])
    expect(fixes[0]?.edits.map(edit => edit.text).join('')).toContain('process.env.CLERK_WEBHOOK_SECRET\n')
    expect(fixes[0]?.remains).toEqual([expect.stringContaining('CLERK_WEBHOOK_SECRET')])
  })

  it('keeps a byte order mark at the head', async () => {
    const { text } = await fixed({ name: '', route: `\uFEFF${route}`, holds: [] })
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

/** Lines of code, without those that a fix may rewrite: the typed read, and a body that stood on one line. */
function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .filter(
      line => line.trim() !== '' && !/await \w+\.json\(\)|^export (?:async )?function|req =>/.test(line),
    )
}

/** Lines of `before` that do not stand in `after` in the same order. */
function missing(before: readonly string[], after: readonly string[]): string[] {
  let from = 0
  return before.filter(line => {
    const at = after.indexOf(line, from)
    if (at >= 0) from = at + 1
    return at < 0
  })
}
