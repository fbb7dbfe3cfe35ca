import { describe, expect, it } from 'vitest'
import { answersOf, modelFor } from './laws/answers.ts'
import { beside, keeps } from './laws/check.ts'
import { endpointFixtures } from './laws/fixtures.ts'
import { guardedApps } from './laws/guarded-apps.ts'
import { KEEPING } from './laws/keeping/all.ts'
import { OWED } from './laws/owed.ts'

/*
 * Ways to write the same app, each over every fixture of `test/rules` that has an endpoint and to which it applies:
 * states, kinds of guards, callers and findings stay as they were. One way per fixture by default;
 * `LAW_RUNS=50 npx vitest run --config test/vitest.config.ts test/properties/laws-keeping.test.ts` tries fifty.
 */
const FIXTURES = [...endpointFixtures(), ...guardedApps()]
const TIMEOUT = 1_200_000

describe('the answers stay', () => {
  const pairs = { count: 0 }

  it.each(KEEPING.map(law => [law.name, law] as const))(
    'when %s',
    (name, law) => {
      const { applied, broken, fewest } = keeps(law, FIXTURES)
      pairs.count += applied.size
      expect(beside(OWED[name], broken)).toBe('')
      expect(applied.size, 'fixtures that the law applies to').toBeGreaterThanOrEqual(fewest)
    },
    TIMEOUT,
  )

  it('and the laws have met many fixtures', async ({ annotate }) => {
    await annotate(`${KEEPING.length} laws that keep answers, applied to ${pairs.count} fixtures in all`)
    expect(pairs.count).toBeGreaterThanOrEqual(4500)
  })
})

describe('a law can fail', () => {
  const [blank] = KEEPING.filter(({ name }) => name === 'blank lines and line comments')

  it('where the reasoning counts lines', () => {
    const verdict =
      blank &&
      keeps(blank, FIXTURES.slice(0, 10), files => {
        const lines = [...files.values()].join('\n').split('\n').length
        return { endpoints: new Map([['all', `${lines} lines`]]), findings: [] }
      })
    expect(verdict?.broken.size).toBe(10)
  })

  it('where the reasoning forgets a finding', () => {
    const verdict =
      blank &&
      keeps(blank, FIXTURES, (files, respelt) => {
        const { endpoints, findings } = answersOf(modelFor(files), respelt)
        return { endpoints, findings: findings.slice(1) }
      })
    expect(verdict?.broken.size).toBeGreaterThan(50)
  })
})
