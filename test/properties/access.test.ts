import fc from 'fast-check'
import { createFixture } from 'fs-fixture'
import { describe, expect, it } from 'vitest'
import { modelOf } from '../audited.ts'
import { appOf, IDIOMS, type Idiom, type Style } from './guarded-app.ts'

const PACKAGE = JSON.stringify({
  dependencies: { next: '16.4.6', '@clerk/nextjs': '7.9.17', '@prisma/client': '7.0.0' },
})

const style: fc.Arbitrary<Style> = fc.record({
  shape: fc.constantFrom('function', 'arrow', 'renamed', 'wrapped'),
  importAs: fc.constantFrom('alias', 'relative', 'barrel', 'namespace'),
  rename: fc.boolean(),
  quotes: fc.constantFrom("'", '"'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  comments: fc.boolean(),
  deadCode: fc.boolean(),
})

/** The answer for the POST handler of the app. */
async function stateOf(files: Record<string, string>): Promise<string> {
  await using fixture = await createFixture({ 'package.json': PACKAGE, ...files })
  const model = modelOf(fixture.path)
  const post = model.endpoints.find(endpoint => endpoint.method === 'POST')
  return post ? model.judge(post).access.state : 'not discovered'
}

describe.each(IDIOMS.map(idiom => [idiom.name, idiom] as const))('%s', (_, idiom: Idiom) => {
  it('guards however it is written', async () => {
    const law = fc.asyncProperty(style, async each => {
      expect(await stateOf(appOf(idiom, idiom.guard, each))).toBe('guarded')
    })
    await fc.assert(law, { numRuns: 25 })
  })

  it('guards nothing once it is gone, or the effect stands above it', async () => {
    const law = fc.asyncProperty(style, async each => {
      expect(await stateOf(appOf(idiom, [], each))).toBe('unguarded')
      expect(await stateOf(appOf(idiom, idiom.guard, each, true))).toBe('unguarded')
    })
    await fc.assert(law, { numRuns: 10 })
  })

  it.each(Object.entries(idiom.broken))('guards nothing when it is %s', async (_, guard) => {
    const law = fc.asyncProperty(style, async each => {
      expect(await stateOf(appOf(idiom, guard, each))).toBe('unguarded')
    })
    await fc.assert(law, { numRuns: 10 })
  })
})
