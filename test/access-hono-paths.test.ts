import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asNextRoute, matchesRoute, mergePath, pathsTo } from '../scripts/access/hono/paths.ts'

/** As hono 4.13.19 answers `new Hono().get(pattern, …).request(path)`. */
const ANSWERS: [string, string, boolean][] = [
  ['/posts/*', '/posts', true],
  ['/posts/*', '/posts/1/2', true],
  ['/posts/*', '/postsx', false],
  ['*', '/a/b', true],
  ['/*', '/', true],
  ['/api/*/x', '/api/1/x', true],
  ['/api/*/x', '/api/1/2/x', false],
  ['/p/:id', '/p/1', true],
  ['/p/:id', '/p/1/2', false],
  ['/p/:id{[0-9]+}', '/p/1', true],
  ['/p/:id{[0-9]+}', '/p/a', false],
  ['/p/:id?', '/p', true],
  ['/p/:id?', '/p/1', true],
  ['/p/:id?', '/p/1/2', false],
  ['/p', '/p/', false],
  ['/a.b', '/axb', false],
  [String.raw`/:file{.+\.png}`, '/a/b.png', true],
  ['/p/:id/*', '/p/1', true],
  ['/p/:id/c', '/p/1/c', true],
  ['/:a/:b?', '/x', true],
]

describe('a pattern of Hono', () => {
  it.each(ANSWERS)('%s asked for %s: %s', (pattern, path, answer) => {
    expect(matchesRoute(pattern, path)).toBe(answer)
  })

  it.each([
    ['/api', '/', '/api'],
    ['/', 'posts', '/posts'],
    ['/api/', '/x', '/api/x'],
    ['api', 'x', '/api/x'],
    ['/', '/', '/'],
    ['/api', '*', '/api/*'],
  ])('%s and %s are joined to %s', (base, sub, whole) => {
    expect(mergePath(base, sub)).toBe(whole)
  })

  it('is written as Next would write it', () => {
    expect(asNextRoute('/api/:id{[0-9]+}/files/*')).toBe('/api/[id]/files/[[...rest]]')
    expect(asNextRoute('/api/posts/:slug?')).toBe('/api/posts/[[...slug]]')
  })

  const segment = fc.constantFrom('posts', 'a.b', ':id', ':n{[0-9]+}', '*', ':name{[a-z]+}')
  const ending = fc.constantFrom('', '/*', '/:last?', '/:last')

  it('takes every path that is said to lead to it', () => {
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), ending, (segments, last) => {
        const pattern = `/${segments.join('/')}${last}`
        for (const path of pathsTo(pattern)) expect(matchesRoute(pattern, path)).toBe(true)
      }),
    )
  })

  it('answers for any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (pattern, path) => {
        expect(typeof matchesRoute(pattern, path)).toBe('boolean')
        expect(pathsTo(pattern).length).toBeGreaterThan(0)
      }),
    )
  })
})
