import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { RULES } from '../scripts/rules/registry.ts'
import { modelOf } from './audited.ts'
import { GIT_ENV, layOutFile } from './fixture-app.ts'
import { examplesOf } from './page-examples.ts'

beforeAll(() => {
  Object.assign(process.env, GIT_ENV)
})

describe.each(RULES)('$id', rule => {
  const page = new URL(`../references/rules/${rule.id}.md`, import.meta.url)
  const examples = existsSync(page) ? examplesOf(readFileSync(page, 'utf8')) : []

  test('its page shows what is flagged and what is not', () => {
    expect(new Set(examples.map(example => example.flagged)).size).toBe(2)
  })

  // Documentation that the rule itself contradicts misleads whoever follows it.
  test.each(examples)(
    'its page is right about $file, flagged: $flagged',
    ({ file, text, flagged, beside }) => {
      const app = layOutFile(file, text, beside)
      try {
        const hits = [...rule.check(modelOf(app.root))]
        expect(hits.some(hit => hit.place.file === file)).toBe(flagged)
      } finally {
        app.remove()
      }
    },
  )
})
