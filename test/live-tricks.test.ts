import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tricksOn } from '../scripts/live/tricks/list.ts'
import { routerTree } from '../scripts/live/tricks/router-tree.ts'

const NOTHING = { buildId: 'b', forged: 'f', uncovered: [], handled: [], tree: null, writes: false }

function treeOf(file: string, path: string): unknown {
  const tree = routerTree(file, path)
  return tree === null ? null : JSON.parse(decodeURIComponent(tree))
}

describe('the state of a router that has the layouts', () => {
  it.each([
    ['app/team/page.tsx', '/team', ['team', { children: ['__PAGE__', {}] }]],
    [
      'src/app/(shop)/orders/[id]/page.tsx',
      '/orders/1',
      ['(shop)', { children: ['orders', { children: [['id', '1', 'd'], { children: ['__PAGE__', {}] }] }] }],
    ],
    [
      'app/docs/[...slug]/page.tsx',
      '/docs/a/b',
      ['docs', { children: [['slug', 'a/b', 'c'], { children: ['__PAGE__', {}] }] }],
    ],
    ['app/page.tsx', '/', ['__PAGE__', {}]],
  ])('of %s', (file, path, inner) => {
    expect(treeOf(file, path)).toEqual(['', { children: inner }, null, null, true])
  })

  it('is not known of a page in a slot, or outside of app', () => {
    expect(treeOf('app/@modal/team/page.tsx', '/team')).toBeNull()
    expect(treeOf('pages/team.tsx', '/team')).toBeNull()
  })

  it('is a header whatever the folders are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), folders => {
        const tree = routerTree(
          `app/${folders.map(each => each.replaceAll('/', '')).join('/')}/page.tsx`,
          '/x',
        )
        expect(tree ?? '').toMatch(/^[\w%.!~*'()-]*$/)
      }),
    )
  })
})

it('every trick differs from the plain request, and from every other one', () => {
  const ask = { method: 'GET', path: '/api/notes?x=1', headers: { accept: '*/*' } }
  const tricks = tricksOn(ask, { ...NOTHING, tree: 'x' }).map(trick => JSON.stringify(trick.ask))
  expect(new Set([...tricks, JSON.stringify(ask)]).size).toBe(tricks.length + 1)
})
