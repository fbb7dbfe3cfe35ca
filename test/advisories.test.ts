import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import semver from 'semver'
import { describe, expect, it, test } from 'vitest'
import { SHAPES } from '../scripts/access/shapes/shape.ts'
import { advisoriesText } from '../scripts/build/advisories.ts'
import { advisoryTable, type Advisory } from '../scripts/rules/advisories/advisory.ts'
import { affects } from '../scripts/rules/advisories/ranges.ts'
import { RULES } from '../scripts/rules/registry.ts'
import { modelOf } from './audited.ts'
import { layOutFile } from './fixture-app.ts'

const { advisories, unsupported, clear } = advisoryTable()
const packages = [...new Set(advisories.flatMap(({ affected }) => affected.map(each => each.package)))]

describe('the table of advisories', () => {
  it('names each id and each alias once', () => {
    const ids = advisories.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const name of packages) {
      const aliases = advisories
        .filter(({ affected }) => affected.some(each => each.package === name))
        .flatMap(({ id, aliases: others }) => [id, ...others])
      expect([...new Set(aliases)]).toEqual(aliases)
    }
  })

  test.each(advisories)('$id: its lines are sane', ({ affected }) => {
    expect(new Set(affected.map(each => each.package)).size).toBe(affected.length)
    for (const { lines } of affected) {
      // Lines rise and do not overlap: what one line calls fixed no later one calls affected.
      const bounds = lines.flatMap(({ from, fixed }) => [from, fixed])
      expect(bounds.map(bound => semver.valid(bound))).toEqual(bounds)
      expect(bounds.toSorted(semver.compare)).toEqual(bounds)
      expect(lines.filter(({ from, fixed }) => semver.gte(from, fixed))).toEqual([])
    }
  })

  test.each(advisories)('$id: the first version without the weakness is not affected', advisory => {
    for (const { package: name, lines } of advisory.affected) {
      for (const { from, fixed } of lines) {
        expect(affects(advisory, name, from)).toBe(true)
        expect(affects(advisory, name, fixed)).toBe(false)
      }
    }
  })

  it('says of any version the same as semver does of its ranges', () => {
    const number = fc.integer({ min: 0, max: 60 })
    const version = fc
      .tuple(fc.integer({ min: 0, max: 20 }), number, number, fc.constantFrom('', '-canary.3', '-0'))
      .map(([major, minor, patch, tail]) => `${major}.${minor}.${patch}${tail}`)
    fc.assert(
      fc.property(fc.constantFrom(...advisories), version, (advisory: Advisory, at) => {
        for (const { package: name, lines } of advisory.affected) {
          const range = lines.map(({ from, fixed }) => `>=${from} <${fixed}`).join(' || ')
          expect(affects(advisory, name, at)).toBe(semver.satisfies(at, range, { includePrerelease: true }))
        }
      }),
    )
  })

  it('names no day that is still to come, and ranges that semver reads', () => {
    const today = new Date().toISOString().slice(0, 10)
    for (const { checked } of [...advisories, ...unsupported, ...clear]) expect(checked <= today).toBe(true)
    for (const { range } of unsupported) expect(semver.validRange(range)).not.toBeNull()
  })

  it('leaves no package without a rule that reports it, and no shape unused', () => {
    for (const name of packages) {
      const app = layOutFile('package.json', JSON.stringify({ dependencies: { [name]: worstOf(name) } }))
      try {
        const model = modelOf(app.root)
        const rules = RULES.filter(({ id }) => id.startsWith('vulnerable-'))
        const by = rules.filter(rule => [...rule.check(model)].length > 0).map(({ id }) => id)
        expect([name, by.length]).toEqual([name, 1])
      } finally {
        app.remove()
      }
    }
    const needed = new Set<string | null>(advisories.map(({ needs }) => needs))
    expect(Object.keys(SHAPES).filter(shape => !needed.has(shape))).toEqual([])
  })

  it('is what references/advisories.md shows (npm run generate)', () => {
    expect(readFileSync(new URL('../references/advisories.md', import.meta.url), 'utf8')).toBe(
      advisoriesText(),
    )
  })
})

/** A version that a published advisory names. */
function worstOf(name: string): string {
  const published = advisories.filter(({ id }) => /^(?:GHSA|CVE)/.test(id))
  const lines = published
    .flatMap(({ affected }) => affected.filter(each => each.package === name))
    .flatMap(each => each.lines)
  return lines.at(-1)?.from.replace(/-0$/, '') ?? ''
}

/** Severity of a version's finding in an app with one more file. */
function severityIn(
  dependency: string,
  version: string,
  file: string,
  text: string,
  more = {},
): string | undefined {
  const manifest = JSON.stringify({ dependencies: { [dependency]: version, ...more } })
  const app = layOutFile(file, text, new Map([['package.json', manifest]]))
  try {
    const model = modelOf(app.root)
    return RULES.filter(({ id }) => id.startsWith('vulnerable-')).flatMap(rule =>
      [...rule.check(model)]
        .filter(({ message }) => message.startsWith(dependency))
        .map(hit => hit.severity ?? rule.severity),
    )[0]
  } finally {
    app.remove()
  }
}

const middleware = (use: string) =>
  `import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'\nconst matches = createRouteMatcher(['/a(.*)'])\nexport default clerkMiddleware(async (auth, req) => {\n${use}\n})\n`

describe('the severity of a finding', () => {
  test.each([
    ['critical', 'if (matches(req)) await auth.protect()'],
    ['critical', 'const guarded = matches(req)\nif (guarded) await auth.protect()'],
    ['critical', 'if (matches(req)) { return await auth.protect() }'],
    ['critical', 'if (matches(req) && req.method === "GET") await auth.protect()'],
    [
      'critical',
      'if (matches(req)) { const { userId } = await auth()\nif (!userId) return Response.redirect("/")\nreturn }',
    ],
    ['medium', 'if (!matches(req)) await auth.protect()'],
    ['medium', 'if (matches(req) && req.method === "GET") { return }\nawait auth.protect()'],
    ['medium', 'if (matches(req)) { console.log(req.url)\nreturn }\nawait auth.protect()'],
    ['medium', 'if (matches(req)) return\nawait auth.protect()'],
    ['medium', 'if (req.method === "HEAD" || matches(req)) { return }\nawait auth.protect()'],
    ['medium', 'if (!(matches(req) || req.method === "HEAD")) await auth.protect()'],
  ])('is %s where the middleware says %s', (severity, use) => {
    expect(severityIn('@clerk/nextjs', '7.2.0', 'proxy.ts', middleware(use))).toBe(severity)
  })

  test.each([
    ['high', "if (!has({ permission: 'org:x', reverification: 'strict' })) throw new Error()"],
    ['high', "await auth.protect({ role: 'org:admin', unauthorizedUrl: '/' })"],
    ['low', "await auth.protect({ role: 'org:admin' }, { unauthorizedUrl: '/' })"],
    ['low', "if (!has({ role: 'org:admin' })) throw new Error()"],
    ['low', "await auth.protect(has => has({ role: 'a' }) && has({ feature: 'b' }))"],
    ['medium', 'await auth.protect(wanted)'],
    ['low', 'if (seen.has(wanted)) throw new Error()'],
  ])('is %s where the app asks %s', (severity, use) => {
    const text = `import { auth } from '@clerk/nextjs/server'\nexport async function act(seen: Set<string>, wanted: string, has: any) {\n${use}\n}\n`
    expect(severityIn('@clerk/nextjs', '7.2.3', 'lib/act.ts', text)).toBe(severity)
  })

  test.each([
    ['medium', '16.3.2', 'export default {}'],
    ['critical', '16.3.2', "export default { images: { remotePatterns: [{ hostname: '**' }] } }"],
    ['low', '16.4.4', 'export default { images: { unoptimized: true } }'],
    ['medium', '16.4.4', "export default { images: { remotePatterns: [{ hostname: 'img.clerk.com' }] } }"],
  ])('is %s for next %s with %s', (severity, version, config) => {
    expect(severityIn('next', version, 'next.config.mjs', config)).toBe(severity)
  })

  test.each([
    [
      'high',
      "export default { async rewrites() { return [{ source: '/:t', destination: 'https://:t.api.example.com' }] } }",
    ],
    [
      'medium',
      "export default { async rewrites() { return [{ source: '/:t', destination: 'https://api.example.com/:t' }] } }",
    ],
  ])('is %s where a rewrite is %s', (severity, config) => {
    expect(severityIn('next', '15.5.20', 'next.config.mjs', config)).toBe(severity)
  })

  it('is said of what lies in node_modules, where no lock file tells', () => {
    const files = new Map([['package.json', JSON.stringify({ dependencies: { waku: '0.26.0' } })]])
    const app = layOutFile(
      'node_modules/react-server-dom-webpack/package.json',
      '{"version":"19.2.0"}',
      files,
    )
    try {
      const hits = RULES.filter(({ id }) => id === 'vulnerable-server-components').flatMap(rule => [
        ...rule.check(modelOf(app.root)),
      ])
      expect(hits.map(({ place, severity }) => [place.file, severity])).toEqual([['package.json', 'medium']])
    } finally {
      app.remove()
    }
  })

  it('counts what the middleware asks, not what a former one did', () => {
    const former = new Map([['archive/old.ts', middleware('if (matches(req)) await auth.protect()')]])
    const now = middleware('if (!matches(req)) await auth.protect()')
    const manifest = JSON.stringify({ dependencies: { '@clerk/nextjs': '7.2.0' } })
    const app = layOutFile('proxy.ts', now, new Map([...former, ['package.json', manifest]]))
    try {
      const hits = RULES.filter(({ id }) => id === 'vulnerable-clerk').flatMap(rule => [
        ...rule.check(modelOf(app.root)),
      ])
      expect(hits.map(({ severity }) => severity)).toEqual(['medium'])
    } finally {
      app.remove()
    }
  })

  it('counts what runs with the copy, not what stands in another app', () => {
    const text = middleware('if (matches(req)) await auth.protect()')
    const other = JSON.stringify({ dependencies: { '@clerk/nextjs': '7.9.17', next: '16.4.6' } })
    const app = layOutFile(
      'apps/b/proxy.ts',
      text,
      new Map([
        [
          'apps/a/package.json',
          JSON.stringify({ dependencies: { '@clerk/nextjs': '7.2.0', next: '16.4.6' } }),
        ],
        ['apps/b/package.json', other],
        ['package.json', '{}'],
      ]),
    )
    try {
      const hits = RULES.filter(({ id }) => id === 'vulnerable-clerk').flatMap(rule => [
        ...rule.check(modelOf(app.root)),
      ])
      expect(hits.map(({ place, severity }) => [place.file, severity])).toEqual([
        ['apps/a/package.json', 'low'],
      ])
    } finally {
      app.remove()
    }
  })
})
