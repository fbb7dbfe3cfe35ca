import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLAIN_SPELLING, spellings } from '../../scripts/access/middleware/request-path.ts'
import { rewrittenFrom } from '../../scripts/access/middleware/rewritten.ts'
import { answered, fileLikePaths, samplePaths, taken } from '../../scripts/access/middleware/samples.ts'

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/)
const segment = fc.oneof(
  word,
  word.map(name => `[${name}]`),
)
const last = fc.oneof(
  segment,
  word.map(name => `[...${name}]`),
  word.map(name => `[[...${name}]]`),
)
const route = fc
  .tuple(fc.array(segment, { maxLength: 3 }), fc.option(last, { nil: undefined }))
  .map(([parts, end]) => `/${[...parts, ...(end === undefined ? [] : [end])].join('/')}`)
const hints = fc.record({
  patterns: fc.array(
    fc.array(fc.oneof(word, fc.constantFrom('(.*)', ':id', 'a(.*)', ':rest*')), { maxLength: 4 }),
    {
      maxLength: 4,
    },
  ),
  words: fc.array(word, { maxLength: 4 }),
})

describe('sample paths', () => {
  test('each is answered by the route it was made for', () => {
    fc.assert(
      fc.property(route, hints, (path, known) => {
        const paths = [...samplePaths(path, known), ...fileLikePaths(path)]
        expect(paths.filter(each => !answered(each, [path], false))).toEqual([])
      }),
    )
  })

  test('a literal route takes its own path from a dynamic one, and never the other way', () => {
    fc.assert(
      fc.property(word, word, (folder, name) => {
        const literal = `/${folder}/${name}`
        const dynamic = `/${folder}/[id]`
        expect(taken(literal, dynamic, [literal, dynamic])).toBe(true)
        expect(taken(literal, literal, [literal, dynamic])).toBe(false)
      }),
    )
  })
})

describe('spellings', () => {
  const config = fc.record({
    basePath: fc.constantFrom('', '/shop'),
    locales: fc.constantFrom([], ['en', 'de']),
    trailingSlash: fc.boolean(),
    skipTrailingSlashRedirect: fc.boolean(),
    skipUrlNormalize: fc.constant(false),
  })

  test('the middleware sees the path itself, with or without a slash, and no base path', () => {
    fc.assert(
      fc.property(config, route, fc.boolean(), (spelling, path, isPagesPage) => {
        for (const way of spellings(spelling, path, isPagesPage)) {
          expect(way.path.replace(/(.)\/$/, '$1')).toBe(path)
          expect(way.routed.startsWith(spelling.basePath)).toBe(true)
          expect(way.url.startsWith(spelling.basePath)).toBe(true)
        }
      }),
    )
  })

  test('by default there is one, and all its parts are the same', () => {
    fc.assert(
      fc.property(route, path => {
        expect(spellings(PLAIN_SPELLING, path)).toEqual([{ routed: path, path, url: path, rewritten: false }])
      }),
    )
  })

  test.each([
    ['a base path', { basePath: '/shop' }, '/a', [['/shop/a', '/a', '/shop/a']]],
    ['a base path at the root', { basePath: '/shop' }, '/', [['/shop', '/', '/shop']]],
    [
      'locales',
      { locales: ['en', 'de'] },
      '/a',
      [
        ['/en/a', '/a', '/a'],
        ['/de/a', '/a', '/de/a'],
      ],
    ],
    ['locales at the root', { locales: ['en'] }, '/', [['/en', '/', '/']]],
    ['a trailing slash', { trailingSlash: true }, '/a', [['/a/', '/a/', '/a/']]],
    ['a trailing slash, of a file', { trailingSlash: true }, '/a.json', [['/a.json', '/a.json', '/a.json']]],
    [
      'both slashes',
      { skipTrailingSlashRedirect: true },
      '/a',
      [
        ['/a', '/a', '/a'],
        ['/a/', '/a/', '/a/'],
      ],
    ],
    [
      'data as it was asked for',
      { skipUrlNormalize: true },
      '/a',
      [
        ['/a', '/a', '/a'],
        ['/a', '/_next/data/x1/a.json', '/_next/data/x1/a.json'],
      ],
    ],
  ])('%s', (_, over, path, expected) => {
    const ways = spellings({ ...PLAIN_SPELLING, ...over }, path, true)
    expect(ways.map(way => [way.routed, way.path, way.url])).toEqual(expected)
  })
})

describe('rewrites', () => {
  const ROUTES = ['/api/orders', '/health', '/[slug]']

  test.each([
    ['beforeFiles', '/v2/:path*', '/api/:path*', '/api/orders', ['/v2/orders']],
    ['beforeFiles', '/health', '/api/orders', '/api/orders', ['/health']],
    ['afterFiles', '/health', '/api/orders', '/api/orders', []],
    ['afterFiles', '/up', '/api/orders', '/api/orders', ['/up']],
    ['fallback', '/up', '/api/orders', '/api/orders', []],
    ['fallback', '/up/now', '/api/orders', '/api/orders', ['/up/now']],
    ['beforeFiles', '/:tenant/orders', '/api/orders', '/api/orders', ['/x1/orders']],
    ['beforeFiles', '/v2/:path*', '/other/:path*', '/api/orders', []],
    ['beforeFiles', '/(broken', '/api/orders', '/api/orders', []],
  ] as const)('%s %s to %s', (phase, source, destination, path, expected) => {
    expect(rewrittenFrom([{ phase, source, destination }], path, ROUTES)).toEqual(expected)
  })

  test('no pattern, however odd, makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), route, (source, destination, path) => {
        expect(
          rewrittenFrom([{ phase: 'beforeFiles', source, destination }], path, []).length,
        ).toBeLessThanOrEqual(1)
      }),
    )
  })
})
