import { describe, expect, it } from 'vitest'
import { beside, turns } from './laws/check.ts'
import { endpointFixtures } from './laws/fixtures.ts'
import { guardedApps } from './laws/guarded-apps.ts'
import { OWED } from './laws/owed.ts'
import { TURNING } from './laws/turning/all.ts'
import { sitesOf } from './laws/turning/site.ts'

/*
 * Ways to break a guard, each over every guarded endpoint of `test/rules` whose guard can be broken so: something that
 * matters stands right behind the guard, so the answer must turn. One way per endpoint by default;
 * `LAW_RUNS=50 npx vitest run --config test/vitest.config.ts test/properties/laws-turning.test.ts` tries fifty.
 */
const SITES = [...endpointFixtures(), ...guardedApps()].flatMap(sitesOf)
const TIMEOUT = 1_200_000

describe('the answer turns', () => {
  const pairs = { count: 0 }

  it.each(TURNING.map(law => [law.name, law] as const))(
    'when %s',
    (name, law) => {
      const { applied, broken, fewest } = turns(law, SITES)
      pairs.count += applied.size
      expect(beside(OWED[name], broken)).toBe('')
      expect(applied.size, 'guards that the law applies to').toBeGreaterThanOrEqual(fewest)
    },
    TIMEOUT,
  )

  it('and the laws have met many guards', async ({ annotate }) => {
    await annotate(`${TURNING.length} laws that break guards, applied to ${pairs.count} guards in all`)
    expect(SITES.length).toBeGreaterThanOrEqual(130)
    expect(pairs.count).toBeGreaterThanOrEqual(1200)
  })
})

describe('a law can fail', () => {
  it.each(TURNING.map(law => [law.name, law] as const))('where %s and nobody notices', (_, law) => {
    const { applied, broken } = turns(law, SITES, () => 'guarded')
    expect(broken.size).toBe(applied.size)
    expect(broken.size).toBeGreaterThan(0)
  })
})
