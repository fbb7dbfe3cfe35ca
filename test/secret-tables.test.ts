import { beforeAll, describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { lookAlikes } from '../scripts/build/secret-tables/look-alikes.ts'
import { KEY_KINDS, madeKey } from '../scripts/build/secret-tables/made-keys.ts'
import type { SecretScores } from '../scripts/build/secret-tables/measure.ts'
import { measureSecrets } from '../scripts/build/secret-tables/measure.ts'
import { plantedKeys } from '../scripts/build/secret-tables/planted.ts'
import { CLUE } from '../scripts/core/secret-clue.ts'
import { readPublishableKey } from '../scripts/core/publishable-key.ts'
import { findSecrets } from '../scripts/core/secret.ts'

describe('the tables of keys and look-alikes', () => {
  let scores: SecretScores
  beforeAll(() => {
    scores = measureSecrets()
  })

  it('are large enough to say something, in both halves', () => {
    expect(plantedKeys().length).toBeGreaterThanOrEqual(120)
    expect(lookAlikes().length).toBeGreaterThanOrEqual(200)
    for (const { rows } of [...scores.missed, ...scores.falseAlarms]) expect(rows).toBeGreaterThanOrEqual(60)
  })

  it('are told apart: 99 of 100 keys found, at most 1 of 100 look-alikes taken for one', () => {
    const tooMany = [...scores.missed, ...scores.falseAlarms].filter(
      ({ rows, wrong }) => wrong.length > 0.01 * rows,
    )
    expect(tooMany).toEqual([])
  })

  it('have no key that the clue for whole histories would pass over', () => {
    const passed = plantedKeys().filter(({ text }) => {
      CLUE.lastIndex = 0
      return !CLUE.test(Buffer.from(text).toString('latin1'))
    })
    expect(passed.map(({ name }) => name)).toEqual([])
  })
})

describe('a key drawn at random', () => {
  const prefixed = KEY_KINDS.filter(kind => kind !== 'encryption-key' && kind !== 'jwt-signing-key')

  it('is found whole, wherever it is cut in two, wherever it is known when it is not', () => {
    let missed = 0
    fc.assert(
      fc.property(fc.constantFrom(...prefixed), fc.string(), fc.nat(), (kind, name, at) => {
        const key = madeKey(kind, name)
        const cut = 5 + (at % (key.length - 6))
        const text = `const key = '${key.slice(0, cut)}' +\n  '${key.slice(cut)}'\n`
        const known = findSecrets(`const key = '${key}'`)[0]?.real === true
        if (!known) missed += 1
        const [secret] = findSecrets(text)
        return !known || (secret?.real === true && secret.start === 13 && secret.end === text.length - 2)
      }),
      { numRuns: 1000 },
    )
    expect(missed).toBeLessThanOrEqual(10)
  })

  it('never shares a character with another find', () => {
    const texts = fc.array(fc.constantFrom(...plantedKeys().map(({ text }) => text)), { maxLength: 4 })
    fc.assert(
      fc.property(texts, parts => {
        const found = findSecrets(parts.join(''))
        const shared = found.filter(({ start }, index) => index > 0 && start < (found[index - 1]?.end ?? 0))
        expect(shared).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})

it.each([
  ['pk_test_Y2FsbS1vdHRlci0xMi5jbGVyay5hY2NvdW50cy5kZXYk', 'calm-otter-12.clerk.accounts.dev', false],
  [`pk_live_${Buffer.from('clerk.example.com$').toString('base64')}`, 'clerk.example.com', true],
])('%s tells its frontend API', (key, frontendApi, standIn) => {
  expect(readPublishableKey(key)).toMatchObject({ frontendApi, standIn })
})

it.each([
  'pk_test_',
  'pk_live_51H8sKkX9vQ2mLr7TzB4nWc8Y',
  `pk_test_${Buffer.from('no dollar.example.com').toString('base64')}`,
  `pk_test_${Buffer.from('two.dollars$$').toString('base64')}`,
  'sk_test_Y2FsbS1vdHRlci0xMi5jbGVyay5hY2NvdW50cy5kZXYk',
])('%s is no publishable key of Clerk', key => {
  expect(readPublishableKey(key)).toBeUndefined()
})
