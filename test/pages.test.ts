import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { RULES } from '../scripts/rules/registry.ts'
import { modelOf } from './audited.ts'
import { GIT_ENV, layOutFile } from './fixture-app.ts'

interface Example {
  file: string
  text: string
  flagged: boolean
  /** Files that stand beside it: blocks whose info string says so. */
  beside: ReadonlyMap<string, string>
}

/** The code blocks of a page's `## Flagged` and `## Fixed` whose info string names a file. */
function examplesOf(page: string): Example[] {
  return ['Flagged', 'Fixed'].flatMap(heading => {
    const [, section = ''] = new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## )`, 'm').exec(page) ?? []
    const blocks = [...section.matchAll(/^```\w+ (\S+)( beside)?\n([\s\S]*?)^```$/gm)]
    const beside = new Map(
      blocks.flatMap(([, file = '', mark, text = '']) => (mark ? [[file, text] as const] : [])),
    )
    return blocks
      .filter(([, , mark]) => mark === undefined)
      .map(([, file = '', , text = '']) => ({ file, text, flagged: heading === 'Flagged', beside }))
  })
}

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
